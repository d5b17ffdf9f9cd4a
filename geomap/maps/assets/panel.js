// The panel beside the map: the list of incidents, one incident with its sides, the claims' cards.

class Panel {
  constructor({ element, claims, legend, sides, words, onIncident, onBack }) {
    Object.assign(this, { element, claims, legend, sides, words, onIncident, onBack });
    this.listed = 40;
  }

  color(row) {
    return this.legend.colorOf(row);
  }

  /** The list of what was reported. */
  showList(list, total) {
    const { words } = this;
    if (!list.length) {
      replace(this.element, h("p", { class: "empty" }, words.say(total ? "nothing-matches" : "nothing-read")));
      return;
    }
    const shown = list.first(this.listed);
    const items = shown.map((one) => this.#listItem(one));
    const more = list.length > shown.length && h(
      "button",
      { class: "more", type: "button", onclick: () => { this.listed += 100; this.showList(list, total); } },
      words.say("more", { n: list.length - shown.length }),
    );
    replace(this.element, h("p", { class: "hint" }, words.say("choose")), h("ol", { class: "incidents" }, items), more);
  }

  #listItem(one) {
    const { claims, words } = this;
    const rows = rowsOfIncident(claims, one.key);
    const { title, days } = describe(claims, words, rows);
    const dots = h("span", { class: "dots", "aria-hidden": "true" }, rows.slice(0, 24).map((row) =>
      symbolElement(claims.text("stance", row), this.color(row), 11)));
    const sides = distinct(rows.map((row) => this.sides.items[this.sides.groups[row]].label));
    return h("li", {}, h(
      "button",
      { type: "button", class: "incident", onclick: () => this.onIncident(one.key) },
      h("span", { class: "incident-title" }, title),
      h("span", { class: "incident-meta" }, days, " · ", words.say("claims", { n: one.count })),
      dots,
      h("span", { class: "visually-hidden" }, sides.join(", ")),
    ));
  }

  /** One incident: the comparison, then the claims, a column per group. */
  async showIncident(rows, strong) {
    const { claims, words } = this;
    await claims.complete();
    const columns = [];
    this.sides.items.forEach(({ label }, group) => {
      const own = rows.filter((row) => this.sides.groups[row] === group);
      if (own.length) columns.push({ label, color: this.sides.color(group), rows: own });
    });
    const { title, days } = describe(claims, words, rows);
    const heading = h("h2", { tabindex: "-1" }, title);
    const back = h("button", { class: "back", type: "button", onclick: this.onBack }, `← ${words.say("back")}`);
    const cards = await Promise.all(columns.map((column) => this.#column(column, strong)));
    replace(
      this.element,
      back,
      heading,
      h("p", { class: "meta" }, `${days} · ${words.say("claims", { n: claimCount(claims, rows) })}`),
      this.#comparison(columns),
      h("div", { class: "sides" }, cards),
    );
    this.element.querySelector(".sides").style.setProperty("--sides", columns.length);
    heading.focus({ preventScroll: true });
    const chosen = this.element.querySelector(".card.strong");
    if (chosen) chosen.scrollIntoView({ block: "nearest" });
    else this.element.scrollTop = 0;
    return columns.length;
  }

  #comparison(columns) {
    const { words } = this;
    const aspects = compare(this.claims, words, columns);
    if (columns.length < 2 || !aspects.length) return null;
    const head = h("tr", {}, h("td", {}), columns.map(({ label }) =>
      h("th", { scope: "col", class: "side-name" }, label)), h("td", {}));
    const body = aspects.map(({ aspect, said, verdict }) => h(
      "tr",
      { class: verdict },
      h("th", { scope: "row" }, words.say(`aspect-${aspect}`)),
      said.map((values) => h("td", {}, values.length ? values.join("; ") : h("span", { class: "unsaid" }, "—"))),
      h("td", { class: "verdict" }, h("span", { class: `badge ${verdict}` }, words.say(`verdict-${verdict}`))),
    ));
    return h("table", { class: "comparison" },
      h("caption", { class: "visually-hidden" }, words.say("comparison")), h("thead", {}, head), h("tbody", {}, body));
  }

  async #column({ label, color, rows }, strong) {
    const said = await this.#together(rows);
    const cards = said.map(({ quote, rows: same }) => this.card(same, quote, same.includes(strong)));
    return h("section", { class: "side", color },
      h("h3", {}, label, h("span", { class: "count" }, ` ${cards.length}`)), cards);
  }

  /** A claim about three places has three rows and is one card: the same words of the same claimant. */
  async #together(rows) {
    const { claims } = this;
    const quotes = await Promise.all(rows.map((row) => claims.quote(row)));
    const same = new Map();
    rows.forEach((row, i) => {
      const parts = ["document", "claimant", "stance", "event_type"].map((name) => claims.at(name, row));
      const key = JSON.stringify([...parts, quotes[i]]);
      if (!same.has(key)) same.set(key, { quote: quotes[i], rows: [] });
      same.get(key).rows.push(row);
    });
    return [...same.values()];
  }

  /** One claim: the exact words, who says them, where and when, and how sure we are of the place. */
  card(rows, quote, strong = false) {
    const { claims, words } = this;
    const [row] = rows;
    const text = (name) => claims.text(name, row);
    const stance = text("stance");
    const role = text("claimant_role");
    const quotedBy = text("quoted_by");
    const figures = ["killed", "injured"].map((name) => {
      const said = figure(claims, words, name, row);
      return said && h("li", {}, h("b", {}, said), ` ${words.say(name)}`);
    }).filter(Boolean);
    return h(
      "article",
      { class: strong ? "card strong" : "card", color: this.color(row) },
      h("p", { class: "stance" }, symbolElement(stance, this.color(row), 12),
        h("span", {}, words.label("stance", stance ?? "none")),
        text("event_type") && h("span", { class: "event" }, words.label("event", text("event_type")))),
      quote && h("blockquote", {}, h("p", { dir: "auto" }, quoted(quote))),
      h("p", { class: "who" }, h("b", {}, text("claimant") ?? words.say("unnamed")),
        role && `, ${role}`, quotedBy && ` (${words.say("quoted-by", { name: quotedBy })})`),
      figures.length > 0 && h("ul", { class: "figures" }, figures),
      rows.map((one) => this.#where(one)),
      text("edited") && h("p", { class: "edited" }, words.say("edited", { names: text("edited") })),
      this.#from(row),
    );
  }

  #from(row) {
    const { claims, words } = this;
    const text = (name) => claims.text(name, row);
    const address = text("url");
    const title = text("document_title");
    const published = text("published");
    return h("p", { class: "from" },
      text("publisher") && h("span", { class: "publisher" }, text("publisher")),
      published && `, ${this.#published(published)}`,
      (title || address) && ": ",
      address ? link(address, title ?? address) : title,
      text("archived_url") && [" (", link(text("archived_url"), words.say("archived")), ")"]);
  }

  #published(text) {
    const time = Date.parse(text);
    return Number.isNaN(time) ? text : this.words.day.format(time);
  }

  #where(row) {
    const { claims, words } = this;
    const place = claims.text("place", row);
    const printed = claims.text("place_text", row);
    const relation = claims.text("relation", row);
    const first = claims.number("event_start", row);
    const metres = claims.number("uncertainty_m", row);
    const precision = claims.text("precision", row);
    const parts = [];
    if (relation) parts.push(relation, " ");
    parts.push(place ?? printed ?? words.say("place-unknown"));
    if (printed && place && printed !== place) parts.push(` (${words.say("printed", { text: printed })})`);
    const sure = [];
    if (precision) sure.push(words.label("precision", precision));
    if (metres) sure.push(`± ${distanceText(words, metres)}`);
    if (!claims.located(row)) sure.push(words.say("off-map"));
    return h("p", { class: "where" }, parts, ", ",
      words.dates(first, claims.lastDay(row)),
      sure.length > 0 && h("span", { class: "sure" }, ` · ${sure.join(", ")}`));
  }
}

/** The exact words in quotation marks, unless they bring their own. */
function quoted(text) {
  return /^["“„«].*["”“»]$/s.test(text) ? text : `“${text}”`;
}

/** A length with as many digits as it deserves. */
function distanceText(words, metres, digits = 1) {
  if (metres < 950) return `${words.number.format(Math.round(metres / 10) * 10)} m`;
  const km = metres / 1000;
  const unit = 10 ** (km < 10 ? digits : km < 100 ? digits - 1 : 0);
  return `${words.number.format(Math.round(km * unit) / unit)} km`;
}
