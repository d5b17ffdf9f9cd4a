// Search in all the words that a card shows; and the filters that do not fit into the legend.

const SEARCHED = [
  "claimant", "claimant_role", "place", "place_text", "source_group", "alleged_actor", "publisher",
  "author", "document_title", "document", "admin1", "quoted_by",
];
const SLICE_MS = 12;

const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** More words than this are cut off: each takes a bit of a byte. */
const WORDS_MOST = 8;

class Search {
  constructor(claims) {
    this.claims = claims;
    this.run = 0;
  }

  /**
   * Which rows hold every word; null when there is nothing to look for, undefined when a newer
   * search has begun. A word is sought in the list of distinct words first; the quotes then are
   * looked through as numbers, and never become texts.
   */
  async find(query, onProgress) {
    const run = ++this.run;
    const words = fold(query).split(/\s+/).filter(Boolean).slice(0, WORDS_MOST);
    if (!words.length) return null;
    const { claims } = this;
    await claims.complete();
    const bits = this.#inColumns(words);
    const vocabulary = await claims.vocabulary();
    const hits = bitsOf(vocabulary, words);
    const apart = words.some((word) => NO_SPACES.test(word));
    let pause = performance.now() + SLICE_MS;
    for (let number = 0; number < claims.chunkCount; number++) {
      const start = number * claims.chunkRows;
      if (apart) {
        const texts = await claims.chunk(number);
        bitsOf(texts, words).forEach((value, i) => { bits[start + i] |= value; });
      } else {
        const bytes = await inflate(`texts-${number}`);
        eachWord(bytes, claims.rowsOfChunk(number), (row, word) => { bits[start + row] |= hits[word]; });
      }
      if (run !== this.run) return undefined;
      if (performance.now() > pause) {
        onProgress((number + 1) / claims.chunkCount);
        await new Promise((resolve) => setTimeout(resolve));
        pause = performance.now() + SLICE_MS;
      }
    }
    if (run !== this.run) return undefined;
    const all = 2 ** words.length - 1;
    for (let row = 0; row < bits.length; row++) bits[row] = bits[row] === all ? 1 : 0;
    return bits;
  }

  /** For each row, one bit per word: whether it occurs in one of the coded columns. */
  #inColumns(words) {
    const { claims } = this;
    const bits = new Uint8Array(claims.rows);
    for (const name of SEARCHED) {
      if (!claims.has(name)) continue;
      const hits = [0, ...bitsOf(claims.values(name), words)];
      if (!hits.some(Boolean)) continue;
      const codes = claims.all(name);
      for (let row = 0; row < bits.length; row++) bits[row] |= hits[codes[row]];
    }
    return bits;
  }
}

/** Scripts that write no spaces: there a word of the query may span several words of the list. */
const NO_SPACES = /[\u3000-\u9fff]/;

/** For each text, one bit per word that it holds. */
function bitsOf(texts, words) {
  const out = new Uint8Array(texts.length);
  for (let i = 0; i < texts.length; i++) {
    const folded = fold(texts[i]);
    for (let k = 0; k < words.length; k++) if (folded.includes(words[k])) out[i] |= 1 << k;
  }
  return out;
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
      ? words.say("shown-of", { shown: filters.total, n: claims.count })
      : words.say("claims", { n: claims.count })];
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
