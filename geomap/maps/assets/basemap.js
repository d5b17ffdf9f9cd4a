// The drawn map: land, borders and names. It needs no server.

/** A set of rings on the unit square, each with its box, so that far ones are skipped. */
class Rings {
  constructor(bytes, head, steps) {
    const lengths = unpackArray(bytes, head.rings);
    const dx = unpackArray(bytes, head.x, true);
    const dy = unpackArray(bytes, head.y, true);
    this.x = new Float64Array(dx.length);
    this.y = new Float64Array(dy.length);
    this.rings = [];
    let at = 0;
    for (const length of lengths) {
      const ring = { start: at, end: at + length, west: 2, east: -2, north: 2, south: -2 };
      let lon = 0;
      let lat = 0;
      for (; at < ring.end; at++) {
        lon += dx[at];
        lat += dy[at];
        const x = mercatorX(lon / steps);
        const y = mercatorY(lat / steps);
        this.x[at] = x;
        this.y[at] = y;
        if (x < ring.west) ring.west = x;
        if (x > ring.east) ring.east = x;
        if (y < ring.north) ring.north = y;
        if (y > ring.south) ring.south = y;
      }
      this.rings.push(ring);
    }
  }

  /** Trace the rings that touch the view; points nearer than half a pixel are left out. */
  trace(view, edges = null) {
    const path = new Path2D();
    const { x, y } = this;
    const { scale, left, top } = view;
    for (const ring of this.rings) {
      if (!view.touches(ring)) continue;
      if ((ring.east - ring.west + ring.south - ring.north) * scale < 1.5) continue;
      let lastX = NaN;
      let lastY = NaN;
      let pen = false;
      for (let i = ring.start; i < ring.end; i++) {
        const px = x[i] * scale - left;
        const py = y[i] * scale - top;
        const cut = edges !== null && i > ring.start && edges(x[i - 1], y[i - 1], x[i], y[i]);
        const near = Math.abs(px - lastX) + Math.abs(py - lastY) < 0.6 && i < ring.end - 1;
        if (near && !cut) continue;
        if (!pen || cut) path.moveTo(px, py);
        else path.lineTo(px, py);
        pen = true;
        lastX = px;
        lastY = py;
      }
      if (edges === null) path.closePath();
    }
    return path;
  }
}

/** How far lines of the two sources lie apart, as a share of the world's width: some 3 km at 45°. */
const SOURCES_DIFFER = 1e-4;

/** Deeper, lines of regions would look sharper than their source, which is off by kilometres. */
const REGIONS_DEEPEST = 10.5;

class Basemap {
  /** `world` is in every page; `detail` (the part that the claims are in) only with a gazetteer. */
  constructor(world, worldBytes, detail, detailBytes) {
    this.world = new Rings(worldBytes, world.lines, world.steps);
    const area = ([name, lon, lat, size]) => ({
      name, x: mercatorX(lon), y: mercatorY(lat), side: Math.sqrt(size) / 360,
    });
    this.countries = world.names.map(area);
    this.regionNames = [];
    this.settlements = [];
    /** Districts, streets, squares, buildings: named when a city fills the screen. */
    this.spots = [];
    /** True shapes of the claims' places, by the place's code. */
    this.shapes = new Map();
    this.land = null;
    if (!detail) return;
    this.land = new Rings(detailBytes, detail.land, detail.steps);
    this.regions = new Rings(detailBytes, detail.regions, detail.steps);
    const [west, south, east, north] = detail.box;
    this.box = {
      west: mercatorX(west), east: mercatorX(east), north: mercatorY(north), south: mercatorY(south),
    };
    // A country that reaches into the detailed part carries its name there.
    const inside = detail.countries.map(area);
    const names = new Set(inside.map(({ name }) => name));
    this.countries = [...inside, ...this.countries.filter(({ name }) => !names.has(name))];
    for (const [code, lines] of detail.shapes) {
      this.shapes.set(code, new Rings(detailBytes, lines, detail.steps));
    }
    this.spots = detail.spots.map(([name, lon, lat]) => ({ name, x: mercatorX(lon), y: mercatorY(lat) }));
    this.regionNames = detail.region_names.map(area);
    this.settlements = detail.settlements.map(([name, lon, lat, population]) => ({
      name, x: mercatorX(lon), y: mercatorY(lat), population,
    }));
    const { box } = this;
    const near = (a, b) => Math.abs(a - b) < 1e-6;
    // The frame of the detailed part is no border: do not draw along it.
    this.onFrame = (ax, ay, bx, by) =>
      (near(ax, bx) && (near(ax, box.west) || near(ax, box.east)))
      || (near(ay, by) && (near(ay, box.north) || near(ay, box.south)));
  }

  draw(context, view, style) {
    context.fillStyle = style.water;
    context.fillRect(0, 0, view.width, view.height);
    context.lineJoin = "round";
    const { box } = this;
    const detailed = this.land !== null && view.scale > 2400 && view.touches(box);
    const inside = detailed && view.inside(box);
    if (!inside) this.#fill(context, this.world.trace(view), style);
    if (!detailed) return;
    const left = box.west * view.scale - view.left;
    const top = box.north * view.scale - view.top;
    context.save();
    context.beginPath();
    context.rect(left, top, (box.east - box.west) * view.scale, (box.south - box.north) * view.scale);
    context.clip();
    context.fillStyle = style.water;
    context.fillRect(0, 0, view.width, view.height);
    const area = this.land.trace(view);
    const borders = this.land.trace(view, this.onFrame);
    context.fillStyle = style.land;
    context.fill(area, "evenodd");
    if (view.zoom >= 5.25 && view.zoom <= REGIONS_DEEPEST) this.#regions(context, view, area, borders, style);
    context.strokeStyle = style.border;
    context.lineWidth = view.zoom >= 7 ? 1.5 : 1.1;
    context.stroke(borders);
    context.restore();
  }

  /** Regions come from another source than countries: along borders and coasts their lines are
   *  nearly the same, so a band of land covers them there. */
  #regions(context, view, area, borders, style) {
    context.save();
    context.clip(area, "evenodd");
    context.strokeStyle = style.region;
    context.lineWidth = 0.8;
    context.stroke(this.regions.trace(view, this.onFrame));
    context.strokeStyle = style.land;
    context.lineWidth = Math.max(7, SOURCES_DIFFER * view.scale);
    context.stroke(borders);
    context.restore();
  }

  #fill(context, path, style) {
    context.fillStyle = style.land;
    context.fill(path, "evenodd");
    context.strokeStyle = style.border;
    context.lineWidth = 0.9;
    context.stroke(path);
  }

  /** The names that may stand in the view, the most important first. */
  names(view) {
    const out = [];
    for (const place of this.countries) {
      if (place.side * view.scale > 90 && view.has(place)) out.push({ ...place, kind: "country" });
    }
    const least = SETTLEMENT_SIZES.find(([zoom]) => view.zoom >= zoom)[1];
    for (const place of this.settlements) {
      if (place.population < least) break;
      if (view.has(place)) out.push({ ...place, kind: "settlement" });
    }
    if (view.zoom >= SPOT_ZOOM) {
      for (const place of this.spots) if (view.has(place)) out.push({ ...place, kind: "spot" });
    }
    for (const place of this.regionNames) {
      if (view.zoom >= 6 && place.side * view.scale > 150 && view.has(place)) {
        out.push({ ...place, kind: "region" });
      }
    }
    return out;
  }
}

const SPOT_ZOOM = 11.5;

/** From which zoom on settlements of which size are named. */
const SETTLEMENT_SIZES = [
  [11, 0], [10, 2000], [9, 8000], [8, 25000], [7, 80000], [6, 200000], [5, 500000], [-9, 1500000],
];
