// What the reader sees, in the address after the "#": a view can be sent to somebody.

function readState() {
  const state = {};
  for (const part of location.hash.slice(1).split("&")) {
    const at = part.indexOf("=");
    if (at < 1) continue;
    try {
      state[part.slice(0, at)] = decodeURIComponent(part.slice(at + 1));
    } catch {
      // A broken escape names no view; the rest of the address still counts.
    }
  }
  return state;
}

function writeState(state) {
  const parts = Object.entries(state).filter(([, value]) => value !== null && value !== "");
  const hash = parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  if (hash === location.hash.slice(1)) return;
  try {
    history.replaceState(null, "", `#${hash}`);
  } catch {
    // A page inside another document's frame may have no address of its own.
  }
}

/** The page's choices as short texts. */
function describeState(page) {
  const { map, filters, claims } = page;
  const centre = map.getCenter();
  const off = Object.entries(filters.off).filter(([, set]) => set.size)
    .map(([name, set]) => `${name}:${[...set].sort((a, b) => a - b).join(".")}`);
  const row = page.incident === null ? null : page.scene.strong >= 0 ? page.scene.strong : page.scene.chosen[0];
  return {
    at: `${+map.getZoom().toFixed(2)}/${+centre.lat.toFixed(4)}/${+centre.lng.toFixed(4)}`,
    off: off.join(",") || null,
    days: filters.time ? filters.time.join(".") : null,
    q: page.form.field.value.trim() || null,
    claim: claims.rows && row !== null ? row : null,
    tab: page.tab === "incidents" ? null : page.tab,
    tiles: page.tools.on,
  };
}

/** Bring the page to a state read from the address; what does not fit is passed over. */
async function restoreState(page, state) {
  const { filters, claims, map } = page;
  for (const part of (state.off ?? "").split(",")) {
    const [name, codes] = part.split(":");
    if (!Object.hasOwn(filters.off, name) || !codes) continue;
    const size = filters.counts[name].length;
    for (const code of codes.split(".").map(Number)) if (code >= 0 && code < size) filters.off[name].add(code);
  }
  const days = (state.days ?? "").split(".").map(Number);
  if (days.length === 2 && days.every(Number.isInteger)) filters.time = days;
  if (state.tab && page.tabNames.includes(state.tab)) page.tab = state.tab;
  if (page.head.tiles.some((layer) => layer.name === state.tiles)) page.tools.setTiles(state.tiles);
  if (state.q) {
    page.form.field.value = state.q;
    await page.search(state.q);
  }
  const row = Number(state.claim);
  if (state.claim !== undefined && Number.isInteger(row) && row >= 0 && row < claims.rows) {
    await page.choose(claims.at("incident_id", row) || -1 - row, row);
  }
  const [zoom, lat, lon] = (state.at ?? "").split("/").map(Number);
  if ([zoom, lat, lon].every(Number.isFinite)) map.setView([lat, lon], zoom, { animate: false });
}
