// Stated distances, drawn from where they were measured to the nearest point; and a measuring tool.

/** Pixels below which a line has no room for its label, and from which on for the whole account. */
const SHORT_LINE = 60;
const LONG_LINE = 170;

/** A geodesic line on the map. */
class GeodesicLine {
  constructor(a, b, label, strong = false, account = label) {
    this.label = label;
    this.account = account;
    this.strong = strong;
    this.a = a;
    this.b = b;
    this.points = greatCircle(a, b).map(({ lon, lat }) => ({ x: mercatorX(lon), y: mercatorY(lat) }));
  }

  draw(context, view, style) {
    const trace = () => {
      context.beginPath();
      this.points.forEach(({ x, y }, i) => {
        if (i) context.lineTo(view.x(x), view.y(y));
        else context.moveTo(view.x(x), view.y(y));
      });
    };
    context.lineCap = "round";
    trace();
    context.strokeStyle = style.halo;
    context.globalAlpha = 0.85;
    context.lineWidth = 4.5;
    context.stroke();
    context.globalAlpha = 1;
    trace();
    context.strokeStyle = style.ink;
    context.lineWidth = 1.6;
    context.stroke();
    const end = this.points[this.points.length - 1];
    const start = this.points[0];
    for (const point of [start, end]) {
      context.beginPath();
      context.arc(view.x(point.x), view.y(point.y), 3, 0, 2 * Math.PI);
      context.fillStyle = style.paper;
      context.fill();
      context.stroke();
    }
  }

  /** The label in the middle of the line, on a plate of its own. */
  drawLabel(context, view, style, placed) {
    const middle = this.points[Math.floor(this.points.length / 2)];
    const [first, last] = [this.points[0], this.points[this.points.length - 1]];
    const at = this.points.length > 2 ? middle : { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 };
    const long = Math.hypot(first.x - last.x, first.y - last.y) * view.scale;
    if (long < SHORT_LINE) return;
    placed?.plate(context, long < LONG_LINE ? this.label : this.account, view.x(at.x), view.y(at.y), this.strong, style);
  }
}

/** The lines of the checks that carry both ends. */
function checkLines(checks, words) {
  const lines = [];
  checks.forEach((check, index) => {
    if (!hasEnds(check)) return;
    const line = new GeodesicLine(
      { lon: check.subject_longitude, lat: check.subject_latitude },
      { lon: check.nearest_longitude, lat: check.nearest_latitude },
      checkLabel(check, words),
      check.verdict === "inconsistent",
      checkAccount(check, words),
    );
    line.index = index;
    lines.push(line);
  });
  return lines;
}

const hasEnds = (check) =>
  ["subject_longitude", "subject_latitude", "nearest_longitude", "nearest_latitude"].every(
    (name) => Number.isFinite(check[name]),
  );

function checkLabel(check, words) {
  const verdict = check.verdict ? words.label("verdict", check.verdict) : "";
  const km = check.measured_km;
  return km === undefined ? verdict : `${words.number.format(km)} km${verdict && ` · ${verdict}`}`;
}

/** The whole finding on one line: measured from the centre, from the edge, and what the text says. */
function checkAccount(check, words) {
  const stated = statedRange(check.stated_km_min, check.stated_km_max, words);
  const { measured_km: centre, measured_km_min: edge } = check;
  if (stated === null || centre === undefined) return checkLabel(check, words);
  const km = (value) => words.number.format(value);
  const ground = edge === undefined || edge === centre
    ? `${km(centre)} km`
    : words.say("from-centre-and-edge", { centre: km(centre), edge: km(edge) });
  return words.say("text-says", { ground, stated });
}

function statedRange(least, most, words) {
  if (least === undefined && most === undefined) return null;
  if (least === undefined) return words.say("less-than-km", { n: most });
  if (most === undefined) return words.say("more-than-km", { n: least });
  if (least === most) return `${words.number.format(least)} km`;
  return `${words.number.format(least)}–${words.number.format(most)} km`;
}

/** The list of checks in the panel. */
function drawChecks(element, checks, words, onShow) {
  const items = checks.map((check, index) => {
    const facts = [
      ["stated", statedRange(check.stated_km_min, check.stated_km_max, words)],
      ["measured", check.measured_km === undefined ? null : `${words.number.format(check.measured_km)} km`],
      ["measured-edges", statedRange(check.measured_km_min, check.measured_km_max, words)],
    ].filter(([, value]) => value);
    return h("li", { class: "check" },
      h("p", { class: "check-head" },
        h("span", { class: `badge ${check.verdict === "inconsistent" ? "differ" : ""}` },
          check.verdict ? words.label("verdict", check.verdict) : words.say("not-checked")),
        h("b", {}, [check.subject, check.object].filter(Boolean).join(" → "))),
      check.text && h("blockquote", {}, h("p", { dir: "auto" }, quoted(check.text))),
      h("dl", {}, facts.map(([name, value]) => [h("dt", {}, words.say(`check-${name}`)), h("dd", {}, value)])),
      check.explanation && h("p", { class: "explanation" }, check.explanation),
      h("p", { class: "from" }, [check.document, check.borders].filter(Boolean).join(" · ")),
      hasEnds(check) && h("button", { type: "button", class: "plain", onclick: () => onShow(index) }, words.say("show-on-map")));
  });
  replace(element, h("ul", { class: "checks" }, items));
}

/** Click points on the map and read the length of the line through them. */
class Measure {
  constructor(words) {
    this.words = words;
    this.points = [];
  }

  add(lon, lat) {
    this.points.push({ lon, lat });
  }

  get metres() {
    let sum = 0;
    for (let i = 1; i < this.points.length; i++) sum += geodesicDistance(this.points[i - 1], this.points[i]);
    return sum;
  }

  draw(context, view, style) {
    for (let i = 1; i < this.points.length; i++) {
      new GeodesicLine(this.points[i - 1], this.points[i], "").draw(context, view, style);
    }
    const last = this.points[this.points.length - 1];
    if (!last) return;
    const x = view.x(mercatorX(last.lon));
    const y = view.y(mercatorY(last.lat));
    context.beginPath();
    context.arc(x, y, 4, 0, 2 * Math.PI);
    context.fillStyle = style.ink;
    context.fill();
    if (this.points.length > 1) {
      drawPlate(context, distanceText(this.words, this.metres, 2), x, y - 18, true, style);
    }
  }
}

/** A short text on a rounded plate; dark if it matters. */
function drawPlate(context, text, x, y, strong, style) {
  context.font = `600 12px ${style.font}`;
  const width = context.measureText(text).width + 14;
  context.beginPath();
  context.roundRect(x - width / 2, y - 10, width, 20, 10);
  context.fillStyle = strong ? style.ink : style.paper;
  context.fill();
  context.strokeStyle = style.ink;
  context.lineWidth = 1;
  context.stroke();
  context.fillStyle = strong ? style.paper : style.ink;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, x, y + 0.5);
}
