// Start: read the data, draw the map, join the parts.

const WIDE_TABS = ["table"];

class Page {
  constructor(head, hot, basemap) {
    this.head = head;
    this.words = new Words(head.options.language, head.words);
    this.claims = new Claims(head, hot);
    this.legend = new Legend(this.claims, head.legend, this.words);
    /** Whatever the colour stands for, accounts are set side by side by source group. */
    this.sides = head.legend.by === head.sides.by
      ? this.legend : new Legend(this.claims, head.sides, this.words);
    this.filters = new Filters(this.claims, this.legend);
    const { claims, legend, sides, words, filters } = this;
    this.scene = new Scene({ claims, legend, sides, words, basemap });
    this.map = window[document.querySelector(".folium-map").id];
    this.incident = null;
    this.checkLines = checkLines(head.checks, words);
    this.scene.lines = this.checkLines;
    this.tabNames = ["incidents", "table", ...(head.checks.length ? ["checks"] : []), "about"];
    this.tab = "incidents";
    this.finder = new Search(claims);
    this.panel = new Panel({
      element: byId("panel"), claims, legend, sides, words,
      onIncident: (key) => this.choose(key),
      onBack: () => this.choose(null),
    });
    this.table = new ClaimTable({
      claims, legend, words,
      onClaim: (row) => this.chooseRow(row),
      onPoint: (row) => {
        this.scene.pointed = row;
        this.scene.drawTop();
      },
    });
    this.form = new SearchForm({
      element: byId("search"), claims, filters, words,
      onChange: () => this.refresh(),
      onSearch: (query) => this.search(query),
    });
    this.form.onReset = () => this.reset();
    this.timeline = new Timeline({
      element: byId("timeline"), claims, legend, filters, words, onChange: () => this.refresh(),
    });
    this.tools = new Tools({ element: byId("tools"), page: this, words });
    filters.apply();
  }

  async start() {
    this.sayWhat();
    this.drawKeys();
    // Only now has the box of the map its height.
    this.map.invalidateSize({ animate: false, pan: false });
    this.fit(this.head.focus ?? this.head.bounds, false);
    this.scene.show(this.filters.shown);
    this.scene.attach(this.map);
    if (this.head.options.tiles) this.tools.setTiles(this.head.options.tiles);
    const state = readState();
    await restoreState(this, state);
    this.listen();
    if (state.off || state.days || state.q) this.refresh();
    else this.drawRest();
  }

  /** Show a box of west, south, east, north. */
  fit(bounds, animate = true, maxZoom = 9) {
    if (!bounds) {
      this.map.setView([20, 10], 2, { animate: false });
      return;
    }
    const [west, south, east, north] = bounds;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const room = this.map.getSize();
    this.map.fitBounds([[south, west], [north, east]], {
      // Below the buttons, and with room for names beside the marks.
      paddingTopLeft: [Math.min(70, room.x / 8), Math.min(90, room.y / 5)],
      paddingBottomRight: [Math.min(110, room.x / 6), Math.min(60, room.y / 8)],
      maxZoom, animate: animate && !calm,
    });
  }

  sayWhat() {
    const { claims, words, head } = this;
    const { useful, first, last } = this.timeline;
    const day = claims.rows ? claims.number("event_start", 0) : null;
    const documents = claims.values("document").length;
    const parts = [words.say("claims", { n: claims.count })];
    if (documents) parts.push(` ${words.say("in-documents", { n: documents })}`);
    if (useful) parts.push(`, ${words.dates(first, last)}`);
    else if (day !== null) parts.push(`, ${words.dates(day, claims.lastDay(0))}`);
    const what = parts.join("");
    const text = `${what}${what.endsWith(".") ? "" : "."} ${words.say(`colored-${this.legend.by}`)}`;
    replace(byId("subtitle"), head.options.subtitle ?? text);
  }

  /** Draw again whatever depends on which claims are shown. */
  refresh() {
    this.filters.apply();
    this.drawKeys();
    this.scene.show(this.filters.shown, this.scene.chosen);
    this.drawRest();
  }

  drawRest() {
    this.timeline.adopt();
    this.drawTabs();
    if (this.incident === null) this.drawPanel();
    this.remember();
  }

  drawKeys() {
    const { claims, legend, filters, words, head } = this;
    drawLegend({
      element: byId("legend"), claims, legend, filters, words, blur: head.options.blur_m,
      onChange: () => this.refresh(),
    });
    this.form.draw();
  }

  drawTabs() {
    const { words, head } = this;
    const counts = { checks: head.checks.length };
    replace(byId("tabs"), this.tabNames.map((name) => h(
      "button",
      {
        type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "panel",
        "aria-selected": String(name === this.tab), tabindex: name === this.tab ? 0 : -1,
        onclick: () => this.setTab(name),
        onkeydown: (event) => this.#walkTabs(event, name),
      },
      words.say(`tab-${name}`), counts[name] && h("span", { class: "count" }, ` ${counts[name]}`),
    )));
    byId("panel").setAttribute("aria-labelledby", `tab-${this.tab}`);
  }

  #walkTabs(event, name) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = (this.tabNames.indexOf(name) + step + this.tabNames.length) % this.tabNames.length;
    this.setTab(this.tabNames[at]);
    byId(`tab-${this.tabNames[at]}`).focus();
  }

  setTab(name) {
    this.tab = name;
    this.choose(null);
  }

  drawPanel() {
    const { head, words, claims, filters } = this;
    const element = byId("panel");
    this.setSides(WIDE_TABS.includes(this.tab) ? 3 : 1);
    if (this.tab === "table") return this.table.draw(element, filters.shown);
    if (this.tab === "checks") return drawChecks(element, head.checks, words, (index) => this.showCheck(index));
    if (this.tab === "about") return drawAbout(element, { words, head });
    return this.panel.showList(new IncidentList(claims, this.sides, filters.shown), claims.rows);
  }

  /** Open an incident (its code), or go back to the list (null). */
  async choose(key, row = -1) {
    this.incident = key;
    this.scene.strong = row;
    if (key === null) {
      this.scene.show(this.filters.shown);
      this.drawTabs();
      await this.drawPanel();
    } else {
      const rows = rowsOfIncident(this.claims, key);
      this.scene.show(this.filters.shown, rows);
      const sides = await this.panel.showIncident(rows, row);
      this.setSides(sides);
      if (row < 0) this.fitRows(rows);
    }
    this.scene.redraw();
    this.remember();
  }

  chooseRow(row) {
    return this.choose(this.claims.at("incident_id", row) || -1 - row, row);
  }

  async search(query) {
    const { words } = this;
    const found = await this.finder.find(query, (share) =>
      replace(this.form.count, words.say("searching", { n: Math.round(share * 100) })));
    if (found === undefined) return;
    this.filters.found = found;
    this.refresh();
    this.announce(words.say("shown-of", { shown: this.filters.total, n: this.claims.count }));
  }

  reset() {
    this.filters.reset();
    this.form.field.value = "";
    this.finder.run++;
    this.refresh();
    this.form.field.focus();
  }

  announce(text) {
    replace(byId("status"), text);
  }

  /** Give the panel room for its columns. */
  setSides(count) {
    const root = document.documentElement;
    const columns = String(Math.min(Math.max(count, 1), 3));
    if (root.style.getPropertyValue("--columns") === columns) return;
    root.style.setProperty("--columns", columns);
    this.map.invalidateSize({ animate: false });
  }

  setLines(on) {
    this.scene.lines = on ? this.checkLines : [];
    this.tools.linesButton.setAttribute("aria-pressed", String(on));
    this.scene.redraw();
  }

  showCheck(index) {
    this.setLines(true);
    const { a, b } = this.checkLines.find((line) => line.index === index);
    this.fit([
      Math.min(a.lon, b.lon), Math.min(a.lat, b.lat), Math.max(a.lon, b.lon), Math.max(a.lat, b.lat),
    ], true, 12);
  }

  setMeasuring(on) {
    this.measuring = on;
    this.scene.measure = on ? new Measure(this.words) : null;
    this.tools.measureButton.setAttribute("aria-pressed", String(on));
    this.map.getContainer().classList.toggle("measuring", on);
    this.announce(on ? this.words.say("measure-how") : "");
    this.scene.drawTop();
  }

  fitRows(rows) {
    const any = rows.filter((row) => this.claims.located(row));
    const sharp = any.filter((row) => !this.scene.vague(row));
    const located = sharp.length ? sharp : any;
    if (!located.length) return;
    let [west, south, east, north] = [180, 90, -180, -90];
    for (const row of located) {
      const lat = this.claims.lat(row);
      const lon = this.claims.lon(row);
      // Room for the circle too, but not for that of a whole region.
      const margin = Math.min(this.claims.number("uncertainty_m", row) ?? 0, 15000) / 111320;
      const wide = margin / Math.max(0.1, Math.cos((lat * Math.PI) / 180));
      west = Math.min(west, lon - wide);
      east = Math.max(east, lon + wide);
      south = Math.min(south, lat - margin);
      north = Math.max(north, lat + margin);
    }
    this.fit([west, south, east, north], true, 12);
  }

  /** Keep the address in step with the view, and the sheet for the printer, who does not wait. */
  remember() {
    this.forget();
    this.remembering = setTimeout(() => writeState(describeState(this)), 200);
    this.printing = setTimeout(() => prepareSheet(this, byId("sheet")), 600);
  }

  forget() {
    clearTimeout(this.remembering);
    clearTimeout(this.printing);
  }

  listen() {
    const { map, scene } = this;
    map.on("click", (event) => this.#click(event));
    map.on("mousemove", (event) => this.#hover(event.containerPoint));
    map.on("mouseout", () => this.#hover(null));
    map.on("moveend", () => this.remember());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      scene.readStyle();
      this.refresh();
      if (this.incident !== null) this.choose(this.incident, scene.strong);
    });
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      if (this.measuring) this.setMeasuring(false);
      else if (this.incident !== null) this.choose(null);
    });
    addEventListener("beforeprint", () => drawSheetMap(this));
  }

  #click(event) {
    if (this.measuring) {
      this.scene.measure.add(event.latlng.lng, event.latlng.lat);
      this.scene.drawTop();
      this.announce(distanceText(this.words, this.scene.measure.metres, 2));
      return;
    }
    const found = this.scene.hit(event.containerPoint);
    if (!found) return;
    if (found.row >= 0) {
      this.chooseRow(found.row);
      return;
    }
    const { map } = this;
    if (map.getZoom() >= 17) this.#openSpot(found.one);
    else map.setView(map.containerPointToLatLng(event.containerPoint), Math.min(map.getZoom() + 2, 18));
  }

  /** Zooming no further helps: list the incidents of this one spot. */
  #openSpot(one) {
    const here = new Uint8Array(this.claims.rows);
    for (const row of this.scene.index.rows(one)) here[row] = 1;
    this.panel.showList(new IncidentList(this.claims, this.sides, here), this.claims.rows);
  }

  #hover(point) {
    const found = point && !this.measuring ? this.scene.hit(point) : null;
    const before = this.scene.hovered;
    if (found?.row === before?.row && found?.x === before?.x) return;
    this.scene.hovered = found;
    this.map.getContainer().classList.toggle("pointing", Boolean(found));
    this.scene.drawTop();
    this.#tip(found, point);
  }

  #tip(found, point) {
    const tip = byId("tip");
    tip.hidden = !found;
    if (!found) return;
    const { claims, words } = this;
    if (found.row < 0) replace(tip, words.say("claims", { n: found.one.count }));
    else {
      const type = claims.text("event_type", found.row);
      replace(tip, h("b", {}, claims.text("claimant", found.row) ?? words.say("unnamed")),
        h("span", {}, this.sides.items[this.sides.groups[found.row]].label),
        h("span", {}, [type && words.label("event", type), claims.text("place", found.row)].filter(Boolean).join(", ")));
    }
    const box = this.map.getSize();
    tip.style.left = `${Math.min(point.x + 14, box.x - tip.offsetWidth - 8)}px`;
    tip.style.top = `${Math.min(point.y + 14, box.y - tip.offsetHeight - 8)}px`;
  }
}

async function start() {
  const head = await inflateJson("head");
  const [hot, world, detail] = await Promise.all([
    inflate("hot"), inflate("world"), head.basemap ? inflate("basemap") : null,
  ]);
  const basemap = new Basemap(head.world, world, head.basemap, detail);
  const page = new Page(head, hot, basemap);
  await page.start();
  performance.mark("geomap-interactive");
  document.documentElement.dataset.ready = "true";
}

start().catch((error) => {
  document.documentElement.dataset.ready = "failed";
  replace(byId("panel"), h("p", { class: "empty", role: "alert" }, String(error)));
  throw error;
});
