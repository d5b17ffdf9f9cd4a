// Claims of one event side by side: what the sides agree on, and where they differ.

/** Incidents of the shown rows, the most contested first. */
function listIncidents(claims, legend, shown) {
  const codes = claims.all("incident_id");
  const { groups } = legend;
  const stance = claims.all("stance");
  const known = new Map();
  for (let row = 0; row < shown.length; row++) {
    if (!shown[row]) continue;
    // A claim without an incident is one of its own.
    const key = codes[row] || -1 - row;
    let one = known.get(key);
    if (!one) {
      one = { key, first: row, count: 0, groups: 0, stances: 0 };
      known.set(key, one);
    }
    one.count++;
    one.groups |= 1 << Math.min(groups[row], 30);
    one.stances |= 1 << stance[row];
  }
  const bits = (n) => n.toString(2).replaceAll("0", "").length;
  const list = [...known.values()];
  for (const one of list) one.sides = bits(one.groups);
  const contested = (one) => Math.min(one.sides, 2) * 2 + (bits(one.stances) > 1 ? 1 : 0);
  list.sort((a, b) => contested(b) - contested(a) || b.count - a.count || a.first - b.first);
  return list;
}

function rowsOfIncident(claims, key) {
  if (key < 0) return [-1 - key];
  const codes = claims.all("incident_id");
  const rows = [];
  for (let row = 0; row < codes.length; row++) if (codes[row] === key) rows.push(row);
  return rows;
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
    ["killed", (row) => interval(words, claims.number("killed_min", row), claims.number("killed_max", row))],
    ["injured", (row) => interval(words, claims.number("injured_min", row), claims.number("injured_max", row))],
    ["date", (row) => {
      const first = claims.number("event_start", row);
      return first === null ? null : words.dates(first, claims.lastDay(row));
    }],
  ];
  const out = [];
  for (const [aspect, read] of aspects) {
    const said = columns.map(({ rows }) => distinct(rows.map(read)));
    const speaking = said.filter((values) => values.length);
    if (!speaking.length) continue;
    out.push({ aspect, said, verdict: verdictOn(speaking) });
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

function causeOf(claims, words, row) {
  const stance = claims.text("stance", row);
  const actor = claims.text("alleged_actor", row);
  if (stance === "denies") return words.say(actor ? "denied-actor" : "denied", { actor });
  if (actor === null) return null;
  return actor;
}
