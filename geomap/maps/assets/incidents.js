// Claims of one event side by side: what the sides agree on, and where they differ.

/** Incidents of the shown rows, the most contested first. */
class IncidentList {
  constructor(claims, legend, shown) {
    const codes = claims.all("incident_id");
    const stance = claims.all("stance");
    const { groups } = legend;
    let size = 1;
    for (let row = 0; row < codes.length; row++) if (codes[row] >= size) size = codes[row] + 1;
    // A claim without an incident is one of its own, numbered after the others.
    const alone = size;
    for (let row = 0; row < codes.length; row++) if (!codes[row]) size++;
    const count = new Uint32Array(size);
    const sides = new Uint32Array(size);
    const stances = new Uint8Array(size);
    const first = new Int32Array(size).fill(-1);
    const { claimOf } = claims;
    const counted = new Uint8Array(claimOf ? claims.count : 0);
    let next = alone;
    for (let row = 0; row < codes.length; row++) {
      const one = codes[row] || next++;
      if (!shown[row]) continue;
      if (first[one] < 0) first[one] = row;
      if (!claimOf || !counted[claimOf[row]]) count[one]++;
      if (claimOf) counted[claimOf[row]] = 1;
      sides[one] |= 1 << Math.min(groups[row], 30);
      stances[one] |= 1 << Math.min(stance[row], 7);
    }
    this.codes = codes;
    this.#sort(first, count, sides, stances);
  }

  /** One number per incident: contested, then large, then early; sorted as numbers, it is fast. */
  #sort(first, count, sides, stances) {
    const many = (bits) => (bits & (bits - 1) ? 1 : 0);
    const keys = new Float64Array(first.length);
    let size = 0;
    for (let one = 0; one < first.length; one++) {
      if (first[one] < 0) continue;
      const contested = 2 * many(sides[one]) + many(stances[one]);
      keys[size++] = (contested * 2 ** 20 + Math.min(count[one], 2 ** 20 - 1)) * 2 ** 25 + (2 ** 25 - 1 - first[one]);
    }
    this.keys = keys.subarray(0, size).sort();
  }

  get length() {
    return this.keys.length;
  }

  /** The n-th incident: its key and how many shown claims it has. */
  at(n) {
    const key = this.keys[this.keys.length - 1 - n];
    const row = 2 ** 25 - 1 - (key % 2 ** 25);
    return { key: this.codes[row] || -1 - row, count: Math.floor(key / 2 ** 25) % 2 ** 20 };
  }

  first(n) {
    return Array.from({ length: Math.min(n, this.length) }, (_, i) => this.at(i));
  }
}

/** The rows of an incident, shown or not. */
function rowsOfIncident(claims, key) {
  if (key < 0) return [-1 - key];
  const { start, rows } = (claims.byIncident ??= sortByCode(claims.all("incident_id")));
  return Array.from(rows.subarray(start[key], start[key + 1]));
}

/** How many claims some rows are. */
function claimCount(claims, rows) {
  const { claimOf } = claims;
  return claimOf ? new Set(rows.map((row) => claimOf[row])).size : rows.length;
}

/** Rows ordered by their code, and where each code begins. */
function sortByCode(codes) {
  let size = 1;
  for (let row = 0; row < codes.length; row++) if (codes[row] >= size) size = codes[row] + 1;
  const start = new Uint32Array(size + 1);
  for (let row = 0; row < codes.length; row++) start[codes[row] + 1]++;
  for (let code = 0; code < size; code++) start[code + 1] += start[code];
  const at = start.slice();
  const rows = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row++) rows[at[codes[row]]++] = row;
  return { start, rows };
}

function mostFrequent(values) {
  const counts = new Map();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = null;
  for (const [value, count] of counts) if (best === null || count > counts.get(best)) best = value;
  return best;
}

/** Event, place and days of some rows, in words. */
function describe(claims, words, rows) {
  const type = mostFrequent(rows.map((row) => claims.text("event_type", row)));
  const place = mostFrequent(rows.map((row) => claims.text("place", row)));
  const starts = rows.map((row) => claims.number("event_start", row)).filter((d) => d !== null);
  const ends = rows.map((row) => claims.lastDay(row)).filter((d) => d !== null);
  const first = starts.length ? Math.min(...starts) : null;
  const last = ends.length ? Math.max(...ends) : first;
  const what = type ? words.label("event", type) : words.say("event-unknown");
  return { title: place ? `${what}, ${place}` : what, days: words.dates(first, last), first };
}

const distinct = (values) => [...new Set(values.filter((value) => value !== null && value !== ""))];

/** A minimum and maximum as words: "22", "at least 22", "20 to 30". */
function interval(words, least, most) {
  if (least === null && most === null) return null;
  if (least === most) return words.number.format(least);
  if (most === null) return words.say("at-least", { n: least });
  if (least === null) return words.say("at-most", { n: most });
  return words.say("from-to", { least, most });
}

/** For each aspect, what each group says; and whether those who say anything say the same. */
function compare(claims, words, columns) {
  const aspects = [
    ["place", (row) => claims.text("place", row)],
    ["cause", (row) => causeOf(claims, words, row)],
    ["killed", (row) => figure(claims, words, "killed", row)],
    ["injured", (row) => figure(claims, words, "injured", row)],
    ["date", (row) => {
      const first = claims.number("event_start", row);
      return first === null ? null : words.dates(first, claims.lastDay(row));
    }],
  ];
  const out = [];
  for (const [aspect, read] of aspects) {
    const said = columns.map(({ rows }) => distinct((aspect === "date" ? byDay(claims, rows) : rows).map(read)));
    const speaking = said.filter((values) => values.length);
    if (!speaking.length) continue;
    const counted = aspect === "killed" || aspect === "injured";
    const verdict = counted && speaking.length > 1
      ? verdictOnFigures(columns.map(({ rows }) => intervals(claims, aspect, rows)), speaking)
      : verdictOn(speaking);
    out.push({ aspect, said, verdict });
  }
  return out;
}

function verdictOn(speaking) {
  if (speaking.length < 2) return "one";
  const same = (a, b) => a.length === b.length && a.every((value) => b.includes(value));
  if (speaking.every((values) => same(values, speaking[0]))) return "same";
  const common = speaking[0].some((value) => speaking.every((values) => values.includes(value)));
  return common ? "partly" : "differ";
}

const byDay = (claims, rows) =>
  [...rows].sort((a, b) => claims.number("event_start", a) - claims.number("event_start", b));

const figure = (claims, words, name, row) =>
  interval(words, claims.number(`${name}_min`, row), claims.number(`${name}_max`, row));

/** The numbers of some rows as intervals; an open end is infinite. */
function intervals(claims, name, rows) {
  return rows.map((row) => [claims.number(`${name}_min`, row), claims.number(`${name}_max`, row)])
    .filter(([least, most]) => least !== null || most !== null)
    .map(([least, most]) => [least ?? 0, most ?? Infinity]);
}

/** "At least 24" does not contradict "30": sides differ only if no number of one fits the other. */
function verdictOnFigures(sides, said) {
  const speaking = sides.filter((side) => side.length);
  const fits = (a, b) => a.some(([low, high]) => b.some(([least, most]) => low <= most && least <= high));
  const all = speaking.every((side) => speaking.every((other) => fits(side, other)));
  if (!all) return "differ";
  return verdictOn(said) === "same" ? "same" : "fit";
}

function causeOf(claims, words, row) {
  // Who shot something down is not who attacked.
  if (claims.text("event_type", row) === "interception") return "";
  const stance = claims.text("stance", row);
  const actor = claims.text("alleged_actor", row);
  return stance === "denies" ? words.say("denied") : actor;
}
