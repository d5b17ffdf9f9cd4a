// What a claim looks like: colour says who, shape says what they say of it.

const STANCES = ["asserts", "denies", "attributes_elsewhere"];

/** asserts: a disc; denies: a ring with a bar; attributes_elsewhere: a diamond. */
function drawSymbol(context, stance, x, y, radius, color, halo) {
  context.fillStyle = color;
  context.strokeStyle = halo;
  context.lineWidth = 1.4;
  context.beginPath();
  if (stance === "attributes_elsewhere") {
    const r = radius * 1.22;
    context.moveTo(x, y - r);
    context.lineTo(x + r, y);
    context.lineTo(x, y + r);
    context.lineTo(x - r, y);
    context.closePath();
    context.fill();
    context.stroke();
  } else if (stance === "denies") {
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = halo;
    context.fill();
    context.strokeStyle = color;
    context.lineWidth = radius * 0.42;
    context.beginPath();
    context.arc(x, y, radius * 0.79, 0, 2 * Math.PI);
    const d = radius * 0.52;
    context.moveTo(x - d, y + d);
    context.lineTo(x + d, y - d);
    context.stroke();
  } else {
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}

/** The same symbol as a small picture for legends and cards. */
function symbolElement(stance, color, size = 14) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("viewBox", "-8 -8 16 16");
  svg.setAttribute("width", size);
  svg.setAttribute("height", size);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "symbol");
  const add = (tag, attributes) => {
    const node = document.createElementNS(ns, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    svg.append(node);
  };
  if (stance === "attributes_elsewhere") add("path", { d: "M0-7.4 7.4 0 0 7.4-7.4 0Z", fill: color });
  else if (stance === "denies") {
    add("path", {
      d: "M0-5A5 5 0 0 1 0 5 5 5 0 0 1 0-5ZM-3.3 3.3 3.3-3.3",
      fill: "none", stroke: color, "stroke-width": 2.7,
    });
  } else add("circle", { r: 6.2, fill: color });
  return svg;
}

/** Many claims at once: a ring with each group's share, and how many they are. */
function drawDonut(context, x, y, radius, shares, total, style) {
  context.beginPath();
  context.arc(x, y, radius + 1.5, 0, 2 * Math.PI);
  context.fillStyle = style.paper;
  context.fill();
  let angle = -Math.PI / 2;
  for (const { color, count } of shares) {
    const next = angle + (count / total) * 2 * Math.PI;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, radius, angle, next);
    context.closePath();
    context.fillStyle = color;
    context.fill();
    angle = next;
  }
  context.beginPath();
  context.arc(x, y, radius * 0.66, 0, 2 * Math.PI);
  context.fillStyle = style.paper;
  context.fill();
  context.fillStyle = style.ink;
  context.font = `600 ${radius > 17 ? 12 : 10.5}px ${style.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(shortNumber(total), x, y + 0.5);
}

function shortNumber(n) {
  if (n < 1000) return String(n);
  if (n < 10000) return `${Math.round(n / 100) / 10}k`.replace(".0k", "k");
  if (n < 1e6) return `${Math.round(n / 1000)}k`;
  return `${Math.round(n / 1e5) / 10}M`;
}

/** Places for n equal discs about a point, spacing 1, as round as they get; from left to right. */
const packed = (() => {
  const lattice = [];
  for (let j = -8; j <= 8; j++) {
    for (let i = -8; i <= 8; i++) lattice.push([i + (j & 1) / 2, (j * Math.sqrt(3)) / 2]);
  }
  const size = ([x, y]) => Math.hypot(x - 0.13, y + 0.06);
  lattice.sort((a, b) => size(a) - size(b));
  const known = new Map();
  return (n) => {
    if (known.has(n)) return known.get(n);
    const chosen = lattice.slice(0, n);
    const mx = chosen.reduce((sum, p) => sum + p[0], 0) / n;
    const my = chosen.reduce((sum, p) => sum + p[1], 0) / n;
    const points = chosen.map(([x, y]) => [x - mx, y - my]);
    points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const reach = Math.max(...points.map(([x, y]) => Math.hypot(x, y)));
    known.set(n, { points, reach });
    return known.get(n);
  };
})();
