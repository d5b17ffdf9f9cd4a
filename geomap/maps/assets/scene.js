// The layer that draws everything on Leaflet's map: basemap, circles, lines, claims, names.

/** Claims of a ring that are read for its name: more would slow panning. */
const COUNTED_MOST = 2000;
/** A second place is named if it has this share of the first one's claims. */
const SECOND_SHARE = 0.25;

/** What part of the world a canvas shows, at what scale. */
class View {
  constructor(left, top, width, height, zoom) {
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    this.zoom = zoom;
    this.scale = 256 * 2 ** zoom;
  }

  touches(box) {
    const { scale, left, top } = this;
    return box.east * scale >= left && box.west * scale <= left + this.width
      && box.south * scale >= top && box.north * scale <= top + this.height;
  }

  inside(box) {
    const { scale, left, top } = this;
    return box.west * scale <= left && box.east * scale >= left + this.width
      && box.north * scale <= top && box.south * scale >= top + this.height;
  }

  has({ x, y }) {
    const px = x * this.scale - this.left;
    const py = y * this.scale - this.top;
    return px >= 0 && py >= 0 && px <= this.width && py <= this.height;
  }

  x(worldX) {
    return worldX * this.scale - this.left;
  }

  y(worldY) {
    return worldY * this.scale - this.top;
  }
}

const SceneLayer = L.Renderer.extend({
  options: { padding: 0.2 },

  initialize(scene) {
    L.Renderer.prototype.initialize.call(this);
    this.scene = scene;
  },

  _initContainer() {
    this._container = h("div", { class: "scene" });
    this.scene.base = h("canvas", {});
    this.scene.top = h("canvas", {});
    this._container.append(this.scene.base, this.scene.top);
  },

  _destroyContainer() {
    this._container.remove();
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize();
    L.DomUtil.setPosition(this._container, this._bounds.min);
    const origin = this._map.getPixelOrigin().add(this._bounds.min);
    this.scene.view = new View(origin.x, origin.y, size.x, size.y, this._map.getZoom());
    this.scene.draw();
  },

  getEvents() {
    const events = L.Renderer.prototype.getEvents.call(this);
    events.move = this._followDrag;
    return events;
  },

  /** Draw again during a long drag, before the edge of the canvas comes into sight. */
  _followDrag() {
    if (this._map._animatingZoom || !this._bounds || this._waiting) return;
    const corner = this._map.containerPointToLayerPoint([0, 0]);
    const seen = L.bounds(corner, corner.add(this._map.getSize()));
    if (this._bounds.contains(seen)) return;
    this._waiting = true;
    requestAnimationFrame(() => {
      this._waiting = false;
      this._update();
    });
  },
});

const ZOOM_BUTTONS = { width: 48, height: 78 };

/** Shorter links, in pixels, would hide under the marks. */
const LINK_LEAST = 24;

const VAGUE = new Set(["region", "country"]);

/** Canvas pixels per CSS pixel in print: some 300 per inch. */
const PAPER_SHARPNESS = 3;

/** Everything that is drawn, and what lies under the pointer. */
class Scene {
  constructor({ claims, basemap, legend, sides, words }) {
    this.claims = claims;
    this.basemap = basemap;
    this.legend = legend;
    this.sides = sides;
    this.words = words;
    this.lines = [];
    this.chosen = [];
    this.strong = -1;
    this.pointed = -1;
    this.tiles = false;
    this.clusters = [];
    this.readStyle();
  }

  readStyle() {
    const read = getComputedStyle(document.documentElement);
    const color = (name) => read.getPropertyValue(`--${name}`).trim();
    this.style = Object.fromEntries(
      ["water", "land", "border", "region", "ink", "soft", "paper", "halo", "country"].map(
        (name) => [name, color(name)],
      ),
    );
    this.style.font = read.getPropertyValue("--sans").trim();
    this.style.dark = color("dark") === "1";
    this.legend.dark = this.style.dark;
    this.sides.dark = this.style.dark;
    this.colors = this.legend.items.map((item, group) => this.legend.color(group));
  }

  attach(map) {
    this.map = map;
    this.layer = new SceneLayer(this);
    this.layer.addTo(map);
  }

  redraw() {
    this.layer._update();
  }

  /** The part of the canvas that is in sight; the rest waits for a drag. */
  #seen() {
    const corner = this.map.containerPointToLayerPoint([0, 0]).subtract(this.layer._bounds.min);
    const size = this.map.getSize();
    return { x0: corner.x, y0: corner.y, x1: corner.x + size.x, y1: corner.y + size.y };
  }

  #context(canvas) {
    const ratio = this.sharpness ?? (window.devicePixelRatio || 1);
    const width = Math.round(this.view.width * ratio);
    const height = Math.round(this.view.height * ratio);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${this.view.width}px`;
      canvas.style.height = `${this.view.height}px`;
    }
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, this.view.width, this.view.height);
    return context;
  }

  draw() {
    const { view, style } = this;
    const context = this.#context(this.base);
    if (!this.tiles) this.basemap.draw(context, view, style);
    this.clusters = cluster(this.index, view);
    this.#order();
    const placed = new Labels(view, this.#seen());
    this.#extents(context);
    this.#lines(context);
    this.chosenPlaces = this.#chosenPlaces();
    this.#reserveTools(placed);
    for (const one of [...this.chosenPlaces, ...this.clusters]) {
      placed.block(one.x, one.y, one.radius + 2);
    }
    if (!this.chosen.length) for (const line of this.lines) line.drawLabel(context, view, style, placed);
    const dim = this.chosen.length > 0;
    context.globalAlpha = dim ? 0.32 : 1;
    for (const one of this.clusters) this.#symbol(context, one);
    context.globalAlpha = 1;
    this.#names(context, placed);
    this.drawTop();
  }

  /** Keep names from under the buttons on the map. */
  #reserveTools(placed) {
    const tools = byId("tools");
    const { x0, x1, y0 } = this.#seen();
    const wide = tools.offsetWidth + 12;
    placed.reserve({ x0, x1: x0 + ZOOM_BUTTONS.width, y0, y1: y0 + ZOOM_BUTTONS.height });
    placed.reserve({ x0: x1 - wide, x1, y0, y1: y0 + tools.offsetHeight + 12 });
  }

  /** Take over which claims are shown and which are chosen; the chosen are drawn on top. */
  show(shown, chosen = []) {
    this.index ??= new PointIndex(this.claims, this.legend.groups, this.legend.items.length);
    this.chosen = chosen;
    this.index.fill(shown, chosen);
    if (this.view) this.draw();
  }

  /** Within a swarm, the groups stand side by side, in the legend's order. */
  #order() {
    const { groups } = this.legend;
    for (const one of this.clusters) {
      if (one.rows.length > 1) one.rows.sort((a, b) => groups[a] - groups[b] || a - b);
    }
  }

  #symbol(context, one) {
    const { style } = this;
    if (one.count > SWARM_MOST) {
      const shares = [];
      one.shares.forEach((count, group) => {
        if (count) shares.push({ color: this.colors[group], count });
      });
      drawDonut(context, one.x, one.y, one.radius, shares, one.count, style);
      return;
    }
    const { points } = packed(one.rows.length);
    one.dots = one.rows.map((row, i) => ({
      row, x: one.x + points[i][0] * SPACING, y: one.y + points[i][1] * SPACING,
    }));
    for (const dot of one.dots) {
      this.#dot(context, dot.row, dot.x, dot.y, DOT);
    }
  }

  vague(row) {
    return VAGUE.has(this.claims.text("precision", row));
  }

  #dot(context, row, x, y, radius) {
    const color = this.colors[this.legend.groups[row]];
    const before = context.globalAlpha;
    // A claim about a whole region or country has no spot: its mark is pale.
    if (this.vague(row)) context.globalAlpha = before * 0.55;
    drawSymbol(context, this.claims.text("stance", row), x, y, radius, color, this.style.halo);
    context.globalAlpha = before;
  }

  /** Faint circles of uncertainty, once per place, while there are few enough to mean anything. */
  #extents(context) {
    const seen = new Set();
    const single = this.clusters.filter((one) => one.count <= SWARM_MOST);
    if (single.length > 250) return;
    for (const one of single) {
      for (const row of one.rows) {
        const key = `${this.claims.at("lon", row)} ${this.claims.at("lat", row)} ${this.claims.at("uncertainty_m", row)}`;
        if (seen.has(key)) continue;
        seen.add(key);
        this.#extent(context, row);
      }
    }
  }

  /** Where a claim's place may lie: its true shape, or the circle of its uncertainty. */
  #extent(context, row, { chosen = false, filled = false } = {}) {
    const { claims, view, style } = this;
    const metres = claims.number("uncertainty_m", row);
    if (!metres || !claims.located(row)) return;
    const radius = metres / metresPerPixel(claims.lat(row), view.zoom);
    if (radius < DOT || radius > 3000) return;
    const shape = this.basemap.shapes.get(claims.at("place_id", row));
    let path;
    if (shape && !claims.text("relation", row)) path = shape.trace(view);
    else {
      const world = claims.mercator();
      path = new Path2D();
      path.arc(view.x(world.x[row]), view.y(world.y[row]), radius, 0, 2 * Math.PI);
    }
    const color = chosen ? this.colors[this.legend.groups[row]] : style.ink;
    // A wide area is a thin line: filled, it would look like an area hit, or tint the whole map.
    const widest = filled ? 400 : chosen ? 150 : 40;
    if (radius <= widest) {
      context.globalAlpha = filled ? 0.13 : 0.05;
      context.fillStyle = color;
      context.fill(path, "evenodd");
    }
    context.globalAlpha = filled ? 0.9 : chosen ? 0.6 : 0.22;
    context.strokeStyle = color;
    context.lineWidth = filled ? 1.8 : chosen ? 1.3 : 0.8;
    context.setLineDash(chosen ? [] : [3, 3]);
    context.stroke(path);
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  #lines(context) {
    if (this.chosen.length) return;
    for (const line of this.lines) line.draw(context, this.view, this.style);
  }

  /** Names: first of the places that the claims speak of, then of the map. */
  #names(context, placed) {
    const named = new Set();
    const largest = [...this.clusters].sort((a, b) => b.count - a.count).slice(0, 60);
    for (const one of [...this.chosenPlaces, ...largest]) {
      const name = this.#placeName(one);
      if (!name || named.has(name)) continue;
      if (placed.beside(context, name, one.x, one.y, one.radius, this.#face("claimed"), true)) {
        named.add(name);
      }
    }
    if (this.tiles) return;
    for (const place of this.basemap.names(this.view)) {
      if (named.has(place.name)) continue;
      const x = this.view.x(place.x);
      const y = this.view.y(place.y);
      const face = this.#face(place.kind, place.population);
      if (place.kind === "settlement" || place.kind === "spot") {
        const named = placed.clear(x, y) && placed.beside(context, place.name, x, y, 3, face);
        if (named) placed.spot(context, x, y, face);
      } else placed.centred(context, place.name, x, y, face);
    }
  }

  /** What to call a mark: the place most of its claims name, and the second if it is named as often
   * as this share of the first; a ring of very many claims by the largest settlement under it. */
  #placeName(one) {
    if (one.count > COUNTED_MOST) return this.#largestWithin(one);
    const counts = new Map();
    for (const row of one.count <= SWARM_MOST ? one.rows : this.index.rows(one, COUNTED_MOST)) {
      const name = this.claims.text("place", row);
      if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
    if (!first) return null;
    const two = one.count > SWARM_MOST && second && second[1] >= SECOND_SHARE * first[1];
    return (two ? `${first[0]}, ${second[0]}` : first[0]).slice(0, 40);
  }

  /** The largest settlement that a ring of many claims covers names it. */
  #largestWithin(one) {
    const { view, basemap } = this;
    if (this.tiles) return null;
    const reach = one.radius + 10;
    return basemap.settlements.find((place) =>
      Math.abs(view.x(place.x) - one.x) < reach && Math.abs(view.y(place.y) - one.y) < reach)?.name;
  }

  #face(kind, population = 0) {
    const { style } = this;
    const size = population > 800000 ? 13 : population > 100000 ? 12 : 11;
    return {
      claimed: { font: `650 13.5px ${style.font}`, color: style.ink, halo: style.halo },
      settlement: { font: `400 ${size}px ${style.font}`, color: style.soft, halo: style.land },
      spot: { font: `italic 400 11px ${style.font}`, color: style.soft, halo: style.land },
      region: { font: `italic 400 11px ${style.font}`, color: style.country, halo: style.land },
      country: {
        font: `600 12px ${style.font}`, color: style.country, halo: style.land, spacing: 3.2,
      },
    }[kind];
  }

  /** What is chosen or pointed at, over the rest. */
  drawTop() {
    const context = this.#context(this.top);
    const { style, view } = this;
    if (this.chosen.length) {
      const places = this.chosenPlaces;
      for (const row of this.#onePerPlace(places)) this.#extent(context, row, { chosen: true });
      if (this.strong >= 0) this.#extent(context, this.strong, { chosen: true, filled: true });
      this.#links(context);
      for (const place of places) {
        for (const dot of place.dots) {
          if (dot.row === this.strong) {
            context.beginPath();
            context.arc(dot.x, dot.y, DOT + 4.5, 0, 2 * Math.PI);
            context.strokeStyle = style.ink;
            context.lineWidth = 2;
            context.stroke();
          }
          this.#dot(context, dot.row, dot.x, dot.y, DOT + 0.6);
        }
      }
    }
    if (this.pointed >= 0 && this.claims.located(this.pointed)) {
      const world = this.claims.mercator();
      context.beginPath();
      context.arc(view.x(world.x[this.pointed]), view.y(world.y[this.pointed]), 15, 0, 2 * Math.PI);
      context.strokeStyle = style.ink;
      context.lineWidth = 2.5;
      context.stroke();
    }
    if (this.hovered && !this.chosen.length) {
      const { row } = this.hovered;
      if (row >= 0) this.#extent(context, row, { chosen: true, filled: true });
      context.beginPath();
      context.arc(this.hovered.x, this.hovered.y, this.hovered.radius + 3, 0, 2 * Math.PI);
      context.strokeStyle = style.ink;
      context.lineWidth = 1.6;
      context.stroke();
    }
    if (this.measure) this.measure.draw(context, view, style);
  }

  /** One of the chosen claims of each place, for the place's outline. */
  #onePerPlace(places) {
    const seen = new Map();
    for (const { rows } of places) {
      for (const row of rows) {
        const key = `${this.claims.at("place_id", row)} ${this.claims.at("lat", row)} ${this.claims.at("uncertainty_m", row)}`;
        if (!seen.has(key)) seen.set(key, row);
      }
    }
    return seen.values();
  }

  /** The chosen claims by place; places too near to be told apart are drawn as one. */
  #chosenPlaces() {
    const world = this.claims.mercator();
    const { groups } = this.legend;
    const places = new Map();
    for (const row of this.chosen) {
      if (!this.claims.located(row)) continue;
      const key = `${this.claims.at("lon", row)} ${this.claims.at("lat", row)}`;
      if (!places.has(key)) {
        places.set(key, {
          key: row, count: 0, x: this.view.x(world.x[row]), y: this.view.y(world.y[row]), parts: [],
        });
      }
      const place = places.get(key);
      place.parts.push(row);
      place.count++;
    }
    this.chosenSpots = [...places.values()].map(({ x, y, parts }) => ({ x, y, rows: [...parts] }));
    const joined = join([...places.values()]);
    for (const place of joined) {
      place.rows = place.parts.sort((a, b) => groups[a] - groups[b] || a - b);
      const drawn = place.rows.slice(0, SWARM_MOST);
      const { points, reach } = packed(drawn.length);
      place.radius = reach * SPACING + DOT;
      place.dots = drawn.map((row, i) => ({
        row, x: place.x + points[i][0] * SPACING, y: place.y + points[i][1] * SPACING,
      }));
    }
    return joined;
  }

  /** A dotted line from the place one side names to the place another side names. */
  #links(context) {
    const { groups } = this.sides;
    // Whole regions and countries have no spot that a line could end at.
    const ends = this.chosenSpots.map(({ x, y, rows }) => ({ x, y, rows: rows.filter((row) => !this.vague(row)) }))
      .filter(({ rows }) => rows.length);
    context.strokeStyle = this.style.ink;
    context.lineWidth = 1.3;
    context.setLineDash([1.5, 4]);
    context.lineCap = "round";
    for (let i = 0; i < ends.length; i++) {
      for (let j = i + 1; j < ends.length; j++) {
        const here = new Set(ends[i].rows.map((row) => groups[row]));
        const there = new Set(ends[j].rows.map((row) => groups[row]));
        const apart = [...here].every((group) => !there.has(group));
        if (!apart || Math.hypot(ends[i].x - ends[j].x, ends[i].y - ends[j].y) < LINK_LEAST) continue;
        context.beginPath();
        context.moveTo(ends[i].x, ends[i].y);
        context.lineTo(ends[j].x, ends[j].y);
        context.stroke();
      }
    }
    context.setLineDash([]);
  }

  /** Draw what the map shows now on another canvas, sharp enough for paper. */
  copyTo(canvas) {
    this.sharpness = PAPER_SHARPNESS;
    this.draw();
    const { x0, y0, x1, y1 } = this.#seen();
    const scale = PAPER_SHARPNESS;
    canvas.width = Math.round((x1 - x0) * scale);
    canvas.height = Math.round((y1 - y0) * scale);
    const context = canvas.getContext("2d");
    for (const layer of [this.base, this.top]) context.drawImage(layer, -x0 * scale, -y0 * scale);
    this.sharpness = null;
    this.draw();
  }

  /** The claim or cluster at a point of the map's container. */
  hit(point) {
    const at = this.map.containerPointToLayerPoint(point).subtract(this.layer._bounds.min);
    const reach = (dot, r) => Math.hypot(dot.x - at.x, dot.y - at.y) <= r;
    if (this.chosen.length) {
      for (const place of this.chosenPlaces ?? []) {
        for (const dot of place.dots) if (reach(dot, DOT + 4)) return { ...dot, radius: DOT, one: null };
      }
    }
    let best = null;
    for (const one of this.clusters) {
      if (!reach(one, one.radius + 6)) continue;
      if (one.count > SWARM_MOST) return { x: one.x, y: one.y, radius: one.radius, row: -1, one };
      for (const dot of one.dots) {
        const distance = Math.hypot(dot.x - at.x, dot.y - at.y);
        if (distance <= DOT + 5 && (!best || distance < best.distance)) {
          best = { x: dot.x, y: dot.y, radius: DOT, row: dot.row, one, distance };
        }
      }
    }
    return best;
  }
}
