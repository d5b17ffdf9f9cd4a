// When: a histogram in the colours of the legend, two handles that choose days, and play.

const BAR_DAYS = [1, 2, 7, 14, 30, 91, 182, 365, 1826];
const MOST_BARS = 160;
const PLAY_MS = 350;
const PLAY_STEPS = 40;

class Timeline {
  constructor({ element, claims, legend, filters, words, onChange }) {
    Object.assign(this, { element, claims, legend, filters, words, onChange });
    const days = claims.all("event_start");
    let first = Infinity;
    let last = -Infinity;
    for (const day of days) {
      if (day === NO_NUMBER) continue;
      if (day < first) first = day;
      if (day > last) last = day;
    }
    this.useful = last > first;
    element.hidden = !this.useful;
    if (!this.useful) return;
    this.step = BAR_DAYS.find((step) => (last - first + 1) / step <= MOST_BARS) ?? 3652;
    this.first = first;
    this.last = last;
    this.bars = Math.floor((last - first) / this.step) + 1;
    filters.bins = { first, step: this.step, bars: this.bars };
    this.#build();
  }

  #build() {
    const { words, first, last } = this;
    const handle = (value, label) => h("input", {
      type: "range", min: first, max: last, step: 1, value, "aria-label": words.say(label),
      oninput: () => this.#moved(), onchange: () => this.#moved(),
    });
    this.from = handle(first, "time-from");
    this.to = handle(last, "time-to");
    this.canvas = h("canvas", { "aria-hidden": "true" });
    this.label = h("output", { class: "time-label" });
    this.play = h("button", { type: "button", class: "play", onclick: () => this.#play() });
    this.track = h("div", { class: "track" }, this.canvas, this.from, this.to);
    const ends = h("div", { class: "time-ends", "aria-hidden": "true" },
      h("span", {}, words.dates(first, first)), h("span", {}, words.dates(last, last)));
    replace(this.element, h("div", { class: "time-head" }, this.play, this.label), this.track, ends);
    this.canvas.addEventListener("pointerdown", (event) => this.#brush(event));
    new ResizeObserver(() => this.draw()).observe(this.canvas);
  }

  get chosen() {
    return [Number(this.from.value), Number(this.to.value)];
  }

  /** Take over the days of the filters, e.g. after a reset. */
  adopt() {
    if (!this.useful) return;
    const [from, to] = this.filters.time ?? [this.first, this.last];
    this.from.value = from;
    this.to.value = to;
    this.draw();
  }

  #moved() {
    let [from, to] = this.chosen;
    if (from > to) [from, to] = [to, from];
    this.set(from, to);
  }

  set(from, to) {
    const whole = from <= this.first && to >= this.last;
    this.filters.time = whole ? null : [from, to];
    this.onChange();
  }

  /** Drag over the bars to choose days; a click chooses one bar; a click on the choice drops it. */
  #brush(event) {
    const box = this.canvas.getBoundingClientRect();
    const dayAt = (x) => {
      const bar = Math.floor(((x - box.left) / box.width) * this.bars);
      return this.first + Math.max(0, Math.min(this.bars - 1, bar)) * this.step;
    };
    const start = dayAt(event.clientX);
    const move = (next) => {
      const other = dayAt(next.clientX);
      this.from.value = Math.min(start, other);
      this.to.value = Math.min(this.last, Math.max(start, other) + this.step - 1);
      this.set(...this.chosen);
    };
    const single = this.filters.time && this.filters.time[0] === start;
    this.canvas.setPointerCapture(event.pointerId);
    this.canvas.addEventListener("pointermove", move);
    this.canvas.addEventListener("pointerup", (end) => {
      this.canvas.removeEventListener("pointermove", move);
      if (single && dayAt(end.clientX) === start) this.set(this.first, this.last);
      else move(end);
    }, { once: true });
  }

  #play() {
    if (this.timer) {
      clearInterval(this.timer);
      this.timer = null;
      this.draw();
      return;
    }
    const span = this.last - this.first;
    const [from, to] = this.filters.time ?? [this.first, this.first + Math.max(this.step, Math.round(span / 10))];
    const width = Math.min(to - from, span);
    const stride = Math.max(1, Math.round(span / PLAY_STEPS));
    let at = to >= this.last ? this.first : from;
    this.timer = setInterval(() => {
      if (at + width >= this.last + stride) {
        this.#play();
        return;
      }
      this.from.value = at;
      this.to.value = Math.min(this.last, at + width);
      this.set(...this.chosen);
      at += stride;
    }, PLAY_MS);
    this.draw();
  }

  draw() {
    if (!this.useful) return;
    const { words, filters, legend, bars } = this;
    const playing = Boolean(this.timer);
    this.play.setAttribute("aria-label", words.say(playing ? "pause" : "play"));
    replace(this.play, playing ? "❚❚" : "▶");
    const [from, to] = this.chosen;
    const undated = filters.undated ? ` · ${words.say("undated", { n: filters.undated })}` : "";
    replace(this.label, `${words.dates(from, to)}${undated}`);
    for (const [input, day] of [[this.from, from], [this.to, to]]) {
      input.setAttribute("aria-valuetext", words.dates(day, day));
    }
    const ratio = window.devicePixelRatio || 1;
    const width = this.canvas.clientWidth;
    const height = this.canvas.clientHeight;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    const context = this.canvas.getContext("2d");
    context.scale(ratio, ratio);
    const groups = legend.items.length;
    let highest = 1;
    for (let bar = 0; bar < bars; bar++) {
      let sum = 0;
      for (let group = 0; group < groups; group++) sum += filters.histogram[bar * groups + group];
      highest = Math.max(highest, sum);
    }
    const style = getComputedStyle(document.documentElement);
    context.fillStyle = style.getPropertyValue("--rule");
    context.fillRect(0, height - 1, width, 1);
    const each = width / bars;
    const thick = Math.max(1.5, Math.min(each - (each > 4 ? 1 : 0), 14));
    for (let bar = 0; bar < bars; bar++) {
      const start = this.first + bar * this.step;
      context.globalAlpha = start + this.step - 1 >= from && start <= to ? 1 : 0.22;
      let y = height - 1;
      for (let group = 0; group < groups; group++) {
        const count = filters.histogram[bar * groups + group];
        if (!count) continue;
        const tall = (count / highest) * (height - 4);
        context.fillStyle = legend.color(group);
        context.fillRect(bar * each + (each - thick) / 2, y - tall, thick, tall);
        y -= tall;
      }
    }
    context.globalAlpha = 1;
  }
}
