// What the colours and shapes mean, how many claims each has, and the switches that show or hide them.

/** Colour of every claim: `items` as they stand in the legend, `groups` the item of each row. */
class Legend {
  constructor(claims, head, words) {
    this.by = head.by;
    this.items = head.items;
    (head.starts ?? []).forEach((day, item) => {
      this.items[item].label = words.dates(day, head.edges[item]);
    });
    this.dark = false;
    const column = head.column;
    this.groups = new Uint8Array(claims.rows);
    const codes = claims.all(column);
    if (head.edges) {
      const { edges } = head;
      for (let row = 0; row < codes.length; row++) {
        let k = edges.length;
        if (codes[row] !== NO_NUMBER) {
          k = 0;
          while (k < edges.length - 1 && codes[row] > edges[k]) k++;
        }
        this.groups[row] = k;
      }
    } else {
      const { of } = head;
      for (let row = 0; row < codes.length; row++) this.groups[row] = of[codes[row]];
    }
  }

  /** The colour of an item on the page as it is now, light or dark. */
  color(item) {
    return shade(this.items[item].color, this.dark);
  }

  colorOf(row) {
    return this.color(this.groups[row]);
  }
}

/** Lighten a dark colour for a dark page. */
function shade(color, dark) {
  if (!dark) return color;
  const parts = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  const light = (0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2]) / 255;
  const mix = light < 0.45 ? 0.34 : 0.08;
  return `rgb(${parts.map((value) => Math.round(value + (255 - value) * mix)).join(",")})`;
}

function drawLegend({ element, claims, legend, filters, words, blur, onChange }) {
  const button = (dimension, code, picture, label) => {
    const count = filters.counts[dimension][code];
    const off = filters.off[dimension].has(code);
    return h(
      "button",
      {
        type: "button", class: "key", "aria-pressed": String(!off),
        title: words.say(off ? "show" : "hide", { name: label }),
        onclick: (event) => {
          filters.toggle(dimension, code);
          const at = [...element.querySelectorAll("button")].indexOf(event.currentTarget);
          onChange();
          element.querySelectorAll("button")[at]?.focus();
        },
      },
      picture, h("span", { class: "key-name" }, label), " ", h("span", { class: "count" }, words.number.format(count)),
    );
  };
  const colors = legend.items.map((item, code) =>
    button("group", code, symbolElement("asserts", legend.color(code), 13), item.label));
  const stances = STANCES.flatMap((stance) => {
    const code = claims.values("stance").indexOf(stance) + 1;
    return code ? [button("stance", code, symbolElement(stance, "currentColor", 13), words.label("stance", stance))] : [];
  });
  replace(
    element,
    h("div", { class: "keys", role: "group", "aria-label": words.say(`color-${legend.by}`) }, colors),
    stances.length > 0 && h("div", { class: "keys shapes", role: "group", "aria-label": words.say("shapes") }, stances),
    blur > 0 && h("p", { class: "blurred" }, words.say("blurred", { n: blur })),
  );
}
