// Print: one page with the headline, the legend, the map as it is now, and a table.

const SHEET_ROWS = 12;
const SHEET_QUOTE = 130;
const SHEET_INK = "#1b1c1e";

async function prepareSheet(page, element) {
  const { claims, filters, legend, words } = page;
  await claims.complete();
  const rows = sheetRows(page);
  const total = claimCount(claims, page.scene.chosen) || filters.total;
  const told = claimCount(claims, rows);
  const quotes = await Promise.all(rows.map((row) => claims.quote(row)));
  const body = rows.map((row, i) => h("tr", {}, sheetCells(page, row, quotes[i])));
  const key = ([picture, label, count]) =>
    h("span", { class: "key" }, picture, label, " ", h("span", { class: "count" }, words.number.format(count)));
  const colors = legend.items.map(({ label, color }, group) =>
    [symbolElement("asserts", color, 12), label, filters.counts.group[group]]);
  const stances = STANCES.map((stance) => [stance, claims.values("stance").indexOf(stance) + 1])
    .filter(([, code]) => code)
    .map(([stance, code]) => [
      symbolElement(stance, SHEET_INK, 12), words.label("stance", stance), filters.counts.stance[code],
    ]);
  const columns = ["what", "claimant", "quote"];
  replace(
    element,
    h("h1", {}, byId("title").textContent),
    h("p", { class: "sheet-subtitle" }, byId("subtitle").textContent),
    h("div", { class: "keys" }, [...colors, ...stances].map(key)),
    h("div", { class: "sheet-body" },
      byId("sheet-map") ?? h("canvas", { id: "sheet-map" }),
      h("div", { class: "sheet-table" }, rows.length > 0 && claimTable(words, columns, body))),
    total > told && h("p", { class: "sheet-more" }, words.say("more-on-page", { n: total - told })),
    h("p", { class: "sheet-source" }, document.querySelector(".colophon p").textContent),
  );
}

/** The chosen claims; else of each incident, the most contested first, one claim of every group. */
function sheetRows({ claims, filters, sides, scene }) {
  if (scene.chosen.length) return scene.chosen.slice(0, SHEET_ROWS);
  const list = new IncidentList(claims, sides, filters.shown);
  const rows = [];
  for (const { key } of list.first(SHEET_ROWS)) {
    const groups = new Set();
    for (const row of rowsOfIncident(claims, key)) {
      if (!filters.shown[row] || groups.has(sides.groups[row])) continue;
      groups.add(sides.groups[row]);
      rows.push(row);
    }
  }
  return rows.slice(0, SHEET_ROWS);
}

function sheetCells({ claims, legend, words }, row, quote) {
  const { title, days } = describe(claims, words, [row]);
  const short = quote.length > SHEET_QUOTE ? `${quote.slice(0, SHEET_QUOTE).trimEnd()} …` : quote;
  const group = legend.items[legend.groups[row]];
  return [
    h("td", {}, `${title}, ${days}`),
    h("td", {}, claims.text("claimant", row) ?? words.say("unnamed"),
      h("span", { class: "group" }, symbolElement(claims.text("stance", row), group.color, 9), " ", group.label)),
    h("td", { class: "quote", dir: "auto" }, short ? quoted(short) : "—"),
  ];
}

/** Proportions of the map on the sheet, in CSS pixels. */
const SHEET_MAP = { width: 660, height: 640 };

/**
 * Just before the printer looks: the map as it is at this moment, in the sheet's proportions. The
 * drawn map is printed also where tiles are on: their pictures may not be read from the page.
 */
function drawSheetMap(page) {
  const { map, scene } = page;
  const canvas = byId("sheet-map");
  if (!canvas) return;
  const box = map.getContainer();
  const [centre, zoom, seen, tiles] = [map.getCenter(), map.getZoom(), map.getBounds(), scene.tiles];
  const resize = (width, height) => {
    box.style.width = width;
    box.style.height = height;
    map.invalidateSize({ animate: false, pan: false });
  };
  scene.tiles = false;
  resize(`${SHEET_MAP.width}px`, `${SHEET_MAP.height}px`);
  map.fitBounds(seen, { animate: false });
  scene.copyTo(canvas);
  scene.tiles = tiles;
  resize("", "");
  map.setView(centre, zoom, { animate: false });
  // These moves were ours: the sheet needs no second making while the printer reads it.
  page.forget();
}
