// Names on the map: placed greedily, the important first, never on each other or on a symbol.

const BIN = 64;

class Labels {
  constructor(view, seen) {
    this.view = view;
    this.seen = seen;
    this.bins = new Map();
  }

  #free(box) {
    if (box.x1 < 0 || box.y1 < 0 || box.x0 > this.view.width || box.y0 > this.view.height) return false;
    return this.#each(box, (other) =>
      box.x1 < other.x0 || other.x1 < box.x0 || box.y1 < other.y0 || other.y1 < box.y0);
  }

  /** Whether the edge of the screen would cut the name. */
  #cut(box) {
    const { x0, y0, x1, y1 } = this.seen;
    return (box.x0 < x1 && box.x1 > x1) || (box.x0 < x0 && box.x1 > x0)
      || (box.y0 < y1 && box.y1 > y1) || (box.y0 < y0 && box.y1 > y0);
  }

  #each(box, test) {
    for (let by = Math.floor(box.y0 / BIN); by <= Math.floor(box.y1 / BIN); by++) {
      for (let bx = Math.floor(box.x0 / BIN); bx <= Math.floor(box.x1 / BIN); bx++) {
        for (const other of this.bins.get(by * 1000 + bx) ?? []) if (!test(other)) return false;
      }
    }
    return true;
  }

  #take(box) {
    for (let by = Math.floor(box.y0 / BIN); by <= Math.floor(box.y1 / BIN); by++) {
      for (let bx = Math.floor(box.x0 / BIN); bx <= Math.floor(box.x1 / BIN); bx++) {
        const key = by * 1000 + bx;
        if (!this.bins.has(key)) this.bins.set(key, []);
        this.bins.get(key).push(box);
      }
    }
  }

  /** Whether a dot at a point would lie on nothing. */
  clear(x, y) {
    return this.#free({ x0: x - 3, x1: x + 3, y0: y - 3, y1: y + 3 });
  }

  /** Keep names out of a box. */
  reserve(box) {
    this.#take(box);
  }

  /** Keep names off a symbol. */
  block(x, y, radius) {
    this.#take({ x0: x - radius, x1: x + radius, y0: y - radius, y1: y + radius });
  }

  /** A name right of, left of, above or below its point; false if there is no room. */
  beside(context, text, x, y, radius, face, whole = false) {
    context.font = face.font;
    const width = context.measureText(text).width;
    const gap = radius + 5;
    const tries = [
      ["left", x + gap, y], ["right", x - gap, y],
      ["center", x, y - gap - 6], ["center", x, y + gap + 6],
    ];
    for (const [align, tx, ty] of tries) {
      const x0 = align === "left" ? tx : align === "right" ? tx - width : tx - width / 2;
      const box = { x0: x0 - 2, x1: x0 + width + 2, y0: ty - 8, y1: ty + 8 };
      if (!this.#free(box) || (whole && this.#cut(box))) continue;
      this.#take(box);
      this.#write(context, text, tx, ty, align, face);
      return true;
    }
    return false;
  }

  centred(context, text, x, y, face) {
    context.font = face.font;
    const shown = face.spacing ? text.toUpperCase() : text;
    if ("letterSpacing" in context) context.letterSpacing = `${face.spacing ?? 0}px`;
    const width = context.measureText(shown).width;
    const box = { x0: x - width / 2 - 4, x1: x + width / 2 + 4, y0: y - 9, y1: y + 9 };
    const free = this.#free(box);
    if (free) {
      this.#take(box);
      this.#write(context, shown, x, y, "center", face);
    }
    if ("letterSpacing" in context) context.letterSpacing = "0px";
    return free;
  }

  /** A plate with a short text, moved up or down if its place is taken. */
  plate(context, text, x, y, strong, style) {
    context.font = `600 12px ${style.font}`;
    const half = context.measureText(text).width / 2 + 8;
    for (const dy of [0, -22, 22, -44, 44]) {
      const box = { x0: x - half, x1: x + half, y0: y + dy - 11, y1: y + dy + 11 };
      if (!this.#free(box)) continue;
      this.#take(box);
      drawPlate(context, text, x, y + dy, strong, style);
      return;
    }
  }

  spot(context, x, y, face) {
    context.beginPath();
    context.arc(x, y, 1.9, 0, 2 * Math.PI);
    context.fillStyle = face.color;
    context.fill();
    this.block(x, y, 2);
  }

  #write(context, text, x, y, align, face) {
    context.textAlign = align;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.strokeStyle = face.halo;
    context.lineWidth = 3.2;
    context.strokeText(text, x, y);
    context.fillStyle = face.color;
    context.fillText(text, x, y);
  }
}
