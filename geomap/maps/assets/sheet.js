// Print: one page with the headline, the legend, the map as it is now, and a table.

const SHEET_ROWS = 16;
const SHEET_QUOTE = 150;

async function prepareSheet(page, element) {
  const { claims, filters, legend, words } = page;
  await claims.complete();
  const rows = [];
  const chosen = page.scene.chosen.length ? page.scene.chosen : null;
  for (let row = 0; row < claims.rows && rows.length < SHEET_ROWS; row++) {
    if (chosen ? chosen.includes(row) : filters.shown[row]) rows.push(row);
  }
  const total = chosen ? chosen.length : filters.total;
  const quotes = await Promise.all(rows.map((row) => claims.quote(row)));
  const body = rows.map((row, i) => {
    const quote = quotes[i].length > SHEET_QUOTE ? `${quotes[i].slice(0, SHEET_QUOTE)}…` : quotes[i];
    const cells = claimCells(claims, words, legend, row, quote, claims.text("claimant", row) ?? words.say("unnamed"));
    return h("tr", {}, cells);
  });
  const keys = (dimension, items) => items.map(([picture, label, count]) =>
    h("span", { class: "key" }, picture, label, " ", h("span", { class: "count" }, words.number.format(count))));
  const colors = legend.items.map(({ label, color }, group) =>
    [symbolElement("asserts", color, 12), label, filters.counts.group[group]]);
  const stances = claims.values("stance").map((stance, i) =>
    [symbolElement(stance, "#1b1c1e", 12), words.label("stance", stance), filters.counts.stance[i + 1]]);
  replace(
    element,
    h("h1", {}, byId("title").textContent),
    h("p", { class: "sheet-subtitle" }, byId("subtitle").textContent),
    h("div", { class: "keys" }, keys("group", colors), keys("stance", stances)),
    h("canvas", { id: "sheet-map" }),
    rows.length > 0 && claimTable(words, body),
    total > rows.length && h("p", { class: "sheet-more" }, words.say("more-on-page", { n: total - rows.length })),
    h("p", { class: "sheet-source" }, document.querySelector(".colophon p").textContent),
  );
}

/** Just before the printer looks: the map as it is at this moment. */
function drawSheetMap(scene) {
  const canvas = byId("sheet-map");
  if (canvas) scene.copyTo(canvas);
}
