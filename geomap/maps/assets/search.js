// Search in all the words that a card shows; and the filters that do not fit into the legend.

const SEARCHED = [
  "claimant", "claimant_role", "place", "place_text", "source_group", "alleged_actor", "publisher",
  "author", "document_title", "document", "admin1", "quoted_by",
];
const SLICE_MS = 12;

const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

class Search {
  constructor(claims) {
    this.claims = claims;
    this.run = 0;
  }

  /** Which rows hold every word; null when there is nothing to look for or a newer search began. */
  async find(query, onProgress) {
    const run = ++this.run;
    const words = fold(query).split(/\s+/).filter(Boolean);
    if (!words.length) return null;
    const { claims } = this;
    await claims.complete();
    const misses = words.map((word) => this.#missing(word));
    const found = new Uint8Array(claims.rows);
    let pause = performance.now() + SLICE_MS;
    for (let number = 0; number < claims.chunkCount; number++) {
      const texts = await claims.chunk(number);
      if (run !== this.run) return undefined;
      const start = number * claims.chunkRows;
      for (let i = 0; i < texts.length; i++) {
        let folded = null;
        let all = 1;
        for (let k = 0; k < words.length && all; k++) {
          if (!misses[k][start + i]) continue;
          folded ??= fold(texts[i]);
          if (!folded.includes(words[k])) all = 0;
        }
        found[start + i] = all;
      }
      if (performance.now() > pause) {
        onProgress((number + 1) / claims.chunkCount);
        await new Promise((resolve) => setTimeout(resolve));
        pause = performance.now() + SLICE_MS;
      }
    }
    return run === this.run ? found : undefined;
  }

  /** 1 for the rows in none of whose coded columns the word occurs: only the quote is left. */
  #missing(word) {
    const { claims } = this;
    const missing = new Uint8Array(claims.rows).fill(1);
    for (const name of SEARCHED) {
      if (!claims.has(name)) continue;
      const hits = [0, ...claims.values(name).map((value) => (fold(value).includes(word) ? 1 : 0))];
      if (!hits.includes(1)) continue;
      const codes = claims.all(name);
      for (let row = 0; row < missing.length; row++) if (hits[codes[row]]) missing[row] = 0;
    }
    return missing;
  }
}

/** The search field and the filters by kind of event and by precision. */
class SearchForm {
  constructor({ element, claims, filters, words, onChange, onSearch }) {
    Object.assign(this, { element, claims, filters, words, onChange, onSearch });
    this.field = h("input", {
      type: "search", id: "query", placeholder: words.say("search"), "aria-label": words.say("search"),
      autocomplete: "off", spellcheck: "false",
      oninput: () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => onSearch(this.field.value), 250);
      },
    });
    this.count = h("p", { class: "shown-count" });
    this.boxes = h("div", { class: "boxes" });
    this.summary = h("summary", {}, words.say("filters"));
    this.reset = h("button", { type: "button", class: "plain", hidden: true, onclick: () => this.onReset() },
      words.say("reset"));
    element.addEventListener("submit", (event) => event.preventDefault());
    replace(element, this.field, h("details", { class: "filters" }, this.summary, this.boxes),
      h("div", { class: "count-line" }, this.count, this.reset));
  }

  draw() {
    const { words, filters, claims } = this;
    this.reset.hidden = !filters.active;
    const parts = [filters.active
      ? words.say("shown-of", { shown: filters.total, n: claims.rows })
      : words.say("claims", { n: claims.rows })];
    if (filters.time && filters.undated) parts.push(words.say("undated-stay", { n: filters.undated }));
    replace(this.count, parts.join(", "));
    replace(this.boxes, ["event_type", "precision"].map((name) => this.#boxes(name)));
  }

  #boxes(name) {
    const { claims, filters, words } = this;
    const kind = name === "event_type" ? "event" : name;
    const codes = claims.values(name).map((value, i) => ({ value, code: i + 1 }));
    if (codes.length < 2) return null;
    codes.sort((a, b) => filters.counts[name][b.code] - filters.counts[name][a.code] || a.code - b.code);
    return h("fieldset", {}, h("legend", {}, words.say(`filter-${name}`)), codes.map(({ value, code }) =>
      h("label", {}, h("input", {
        type: "checkbox", checked: !filters.off[name].has(code),
        onchange: () => {
          filters.toggle(name, code);
          this.onChange();
          const box = this.boxes.querySelector(`input[data-code="${name}-${code}"]`);
          box?.focus();
        },
        "data-code": `${name}-${code}`,
      }), " ", words.label(kind, value), " ", h("span", { class: "count" }, words.number.format(filters.counts[name][code])))));
  }
}
