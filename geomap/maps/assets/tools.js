// The buttons on the map: background, distances, measuring, the whole view.

class Tools {
  constructor({ element, page, words }) {
    Object.assign(this, { element, page, words });
    this.layer = null;
    this.on = null;
    const button = (name, handler, pressed = null) => h("button", {
      type: "button", class: "tool", "aria-pressed": pressed, onclick: handler,
    }, words.say(name));
    this.measureButton = button("measure", () => page.setMeasuring(!page.measuring), "false");
    this.linesButton = page.checkLines.length > 0
      && button("distances", () => page.setLines(!page.scene.lines.length), "true");
    this.background = page.head.tiles.length > 0 && this.#background();
    replace(element, button("whole", () => page.fit(page.head.bounds)), this.linesButton,
      this.measureButton, this.background);
  }

  #background() {
    const { words, page } = this;
    const choice = (layer) => h("label", {},
      h("input", {
        type: "radio", name: "background", value: layer?.name ?? "", checked: layer === null,
        onchange: () => this.setTiles(layer?.name ?? null),
      }),
      h("span", {}, layer ? layer.name : words.say("drawn"),
        layer && h("small", {}, words.say("asks", { host: layer.host }))));
    return h("details", { class: "background" },
      h("summary", { class: "tool" }, words.say("background")),
      h("fieldset", {}, h("legend", { class: "visually-hidden" }, words.say("background")),
        choice(null), page.head.tiles.map(choice)));
  }

  /** Switch a tile layer on (its name), or go back to the drawn map (null). */
  setTiles(name) {
    const { page } = this;
    const layer = page.head.tiles.find((one) => one.name === name) ?? null;
    if (this.layer) this.layer.remove();
    this.layer = layer && L.tileLayer(layer.url, { maxZoom: 18, maxNativeZoom: Math.min(layer.max_zoom, 18) });
    this.on = layer ? layer.name : null;
    page.scene.tiles = Boolean(layer);
    page.map.options.zoomSnap = layer ? 1 : 0.25;
    if (this.layer) {
      page.map.setZoom(Math.round(page.map.getZoom()), { animate: false });
      this.layer.addTo(page.map);
    }
    replace(byId("tile-credit"), layer ? ` ${this.words.say("tiles-by", { who: layer.attribution })}` : "");
    for (const input of this.element.querySelectorAll("input[name=background]")) {
      input.checked = input.value === (this.on ?? "");
    }
    page.scene.redraw();
    page.remember();
  }
}
