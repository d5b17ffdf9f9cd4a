// The same claims as a table, for screen readers, for sorting by eye, and for print.

const PAGE_ROWS = 50;

class ClaimTable {
  constructor({ claims, legend, words, onClaim, onPoint }) {
    Object.assign(this, { claims, legend, words, onClaim, onPoint });
    this.page = 0;
  }

  /** A page of the shown rows, in the order of their days. */
  async draw(element, shown) {
    const { claims, words } = this;
    await claims.complete();
    const rows = this.#inOrder(shown);
    const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
    this.page = Math.min(this.page, pages - 1);
    const part = rows.slice(this.page * PAGE_ROWS, (this.page + 1) * PAGE_ROWS);
    if (!part.length) {
      replace(element, h("p", { class: "empty" }, words.say(claims.rows ? "nothing-matches" : "nothing-read")));
      return;
    }
    const quotes = await Promise.all(part.map((row) => claims.quote(row)));
    const body = part.map((row, i) => this.#row(row, quotes[i]));
    const go = (page) => {
      this.page = page;
      this.draw(element, shown).then(() => element.querySelector("table").focus());
    };
    const pager = pages > 1 && h("p", { class: "pager" },
      h("button", { type: "button", disabled: this.page === 0, onclick: () => go(this.page - 1) }, words.say("previous")),
      h("span", {}, words.say("page-of", { page: this.page + 1, n: pages })),
      h("button", { type: "button", disabled: this.page === pages - 1, onclick: () => go(this.page + 1) }, words.say("next")));
    replace(element, pager, h("div", { class: "table-scroll" }, claimTable(words, TABLE_COLUMNS, body)), pages > 1 && pager.cloneNode(true));
    if (pages > 1) {
      const [first, second] = element.querySelectorAll(".pager");
      second.querySelectorAll("button").forEach((button, i) =>
        button.addEventListener("click", () => first.querySelectorAll("button")[i].click()));
    }
  }

  /** Shown rows by day, those without a day last. */
  #inOrder(shown) {
    const days = this.claims.all("event_start");
    const rows = [];
    for (let row = 0; row < shown.length; row++) if (shown[row]) rows.push(row);
    const key = (row) => (days[row] === NO_NUMBER ? Infinity : days[row]);
    return rows.sort((a, b) => key(a) - key(b) || a - b);
  }

  #row(row, quote) {
    const { claims, words, legend } = this;
    const open = h("button", { type: "button", class: "plain", onclick: () => this.onClaim(row) },
      claims.text("claimant", row) ?? words.say("unnamed"));
    return h(
      "tr",
      { onmouseenter: () => this.onPoint(row), onmouseleave: () => this.onPoint(-1) },
      ...claimCells(claims, words, legend, row, quote, open),
    );
  }
}

const TABLE_COLUMNS = ["date", "event", "place", "claimant", "stance", "quote", "source"];

function claimTable(words, columns, body) {
  return h(
    "table",
    { class: "claims", tabindex: "-1" },
    h("caption", { class: "visually-hidden" }, words.say("table-caption")),
    h("thead", {}, h("tr", {}, columns.map((name) => h("th", { scope: "col" }, words.say(`column-${name}`))))),
    h("tbody", {}, body),
  );
}

/** The cells of a claim's row, in the order of TABLE_COLUMNS. */
function claimCells(claims, words, legend, row, quote, claimant) {
  const first = claims.number("event_start", row);
  const type = claims.text("event_type", row);
  const stance = claims.text("stance", row);
  const group = legend.items[legend.groups[row]].label;
  const publisher = claims.text("publisher", row);
  const address = claims.text("url", row);
  return [
    h("td", { class: "nowrap" }, first === null ? "—" : words.dates(first, claims.lastDay(row))),
    h("td", {}, type ? words.label("event", type) : "—"),
    h("td", {}, claims.text("place", row) ?? claims.text("place_text", row) ?? "—"),
    h("td", {}, claimant, h("span", { class: "group" }, symbolElement(stance, legend.colorOf(row), 10), " ", group)),
    h("td", {}, words.label("stance", stance ?? "none")),
    h("td", { class: "quote", dir: "auto" }, quote ? quoted(quote) : "—"),
    h("td", {}, address ? link(address, publisher ?? address) : publisher ?? "—"),
  ];
}
