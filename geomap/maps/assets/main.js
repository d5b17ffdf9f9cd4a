// Start: read the data, draw the map, join the parts.

class Page {
  constructor(head, hot, basemap) {
    this.head = head;
    this.words = new Words(head.options.language, head.words);
    this.claims = new Claims(head, hot);
    this.legend = new Legend(this.claims, head.legend);
    this.filters = new Filters(this.claims, this.legend);
    const { claims, legend, words } = this;
    this.scene = new Scene({ claims, legend, words, basemap });
    this.scene.shown = this.filters.shown;
    this.map = window[document.querySelector(".folium-map").id];
    this.incident = null;
    this.panel = new Panel({
      element: byId("panel"), claims, legend, words,
      onIncident: (key) => this.choose(key),
      onBack: () => this.choose(null),
    });
  }

  start() {
    this.sayWhat();
    this.legendAgain();
    // Only now has the box of the map its height.
    this.map.invalidateSize({ animate: false, pan: false });
    this.fit(this.head.bounds, false);
    this.scene.attach(this.map);
    this.listen();
    this.list();
  }

  /** Show a box of west, south, east, north. */
  fit(bounds, animate = true, maxZoom = 9) {
    if (!bounds) {
      this.map.setView([20, 10], 2, { animate: false });
      return;
    }
    const [west, south, east, north] = bounds;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map.fitBounds([[south, west], [north, east]], {
      padding: [70, 60], maxZoom, animate: animate && !calm,
    });
  }

  sayWhat() {
    const { claims, words, head } = this;
    const own = head.options.subtitle;
    const starts = claims.all("event_start");
    let first = null;
    let last = null;
    for (const day of starts) {
      if (day === NO_NUMBER) continue;
      if (first === null || day < first) first = day;
      if (last === null || day > last) last = day;
    }
    const parts = [words.say("claims", { n: claims.rows })];
    const documents = claims.values("document").length;
    if (documents) parts.push(words.say("in-documents", { n: documents }));
    if (first !== null) parts.push(`, ${words.dates(first, last)}`);
    const text = `${parts.join(" ").replace(" ,", ",")}. ${words.say(`colored-${this.legend.by}`)}`;
    replace(byId("subtitle"), own ?? text);
  }

  /** Draw again whatever depends on which claims are shown. */
  refresh() {
    this.filters.apply();
    this.legendAgain();
    this.scene.redraw();
    if (this.incident === null) this.list();
  }

  legendAgain() {
    drawLegend({
      element: byId("legend"), claims: this.claims, legend: this.legend, filters: this.filters,
      words: this.words, onChange: () => this.refresh(),
    });
  }

  list() {
    const list = listIncidents(this.claims, this.legend, this.filters.shown);
    this.panel.showList(list, this.claims.rows);
  }

  /** Open an incident (its code), or go back to the list (null). */
  async choose(key, row = -1) {
    this.incident = key;
    if (key === null) {
      this.scene.chosen = [];
      this.scene.strong = -1;
      this.setSides(1);
      this.list();
      this.scene.redraw();
      return;
    }
    const rows = rowsOfIncident(this.claims, key);
    this.scene.chosen = rows;
    this.scene.strong = row;
    const sides = await this.panel.showIncident(rows, row);
    this.setSides(sides);
    if (row < 0) this.fitRows(rows);
    this.scene.redraw();
  }

  /** Give the panel room for its columns. */
  setSides(count) {
    document.documentElement.style.setProperty("--columns", Math.min(count, 3));
    this.map.invalidateSize({ animate: false });
  }

  fitRows(rows) {
    const located = rows.filter((row) => this.claims.located(row));
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

  listen() {
    const { map, scene } = this;
    map.on("click", (event) => this.#click(event.containerPoint));
    map.on("mousemove", (event) => this.#hover(event.containerPoint));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      scene.readStyle();
      this.refresh();
      if (this.incident !== null) this.choose(this.incident, scene.strong);
    });
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.incident !== null) this.choose(null);
    });
  }

  #click(point) {
    const found = this.scene.hit(point);
    if (!found) return;
    if (found.row >= 0) {
      const code = this.claims.at("incident_id", found.row);
      this.choose(code || -1 - found.row, found.row);
      return;
    }
    this.map.setView(this.map.containerPointToLatLng(point), Math.min(this.map.getZoom() + 2, 18));
  }

  #hover(point) {
    const found = this.scene.hit(point);
    const before = this.scene.hovered;
    if (found?.row === before?.row && found?.x === before?.x) return;
    this.scene.hovered = found;
    this.map.getContainer().style.cursor = found ? "pointer" : "";
    this.scene.drawTop();
  }
}

async function start() {
  const head = await inflateJson("head");
  const [hot, outlines] = await Promise.all([
    inflate("hot"), head.basemap ? inflate("basemap") : null,
  ]);
  const basemap = head.basemap ? new Basemap(head.basemap, outlines) : null;
  const page = new Page(head, hot, basemap);
  page.start();
  performance.mark("geomap-interactive");
  document.documentElement.dataset.ready = "true";
}

start().catch((error) => {
  document.documentElement.dataset.ready = "failed";
  replace(byId("panel"), h("p", { class: "empty", role: "alert" }, String(error)));
  throw error;
});
