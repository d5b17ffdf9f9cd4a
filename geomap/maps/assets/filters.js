// Which claims are shown: every choice is one dimension, and a claim must pass them all.

class Filters {
  constructor(claims, legend) {
    this.claims = claims;
    this.legend = legend;
    this.off = { group: new Set(), stance: new Set(), event_type: new Set(), precision: new Set() };
    this.time = null;
    this.found = null;
    this.bins = null;
    this.shown = new Uint8Array(claims.rows);
  }

  /** Switch one value of a dimension on or off. */
  toggle(dimension, code) {
    const off = this.off[dimension];
    if (off.has(code)) off.delete(code);
    else off.add(code);
  }

  reset() {
    for (const off of Object.values(this.off)) off.clear();
    this.time = null;
    this.found = null;
  }

  get active() {
    return this.time !== null || this.found !== null || Object.values(this.off).some((off) => off.size);
  }

  /** Recompute what is shown, and for each value how many claims pass all other dimensions. */
  apply() {
    const { claims, legend, shown } = this;
    const codes = {
      group: legend.groups,
      stance: claims.all("stance"),
      event_type: claims.all("event_type"),
      precision: claims.all("precision"),
    };
    const names = Object.keys(codes);
    const arrays = names.map((name) => codes[name]);
    const sizes = names.map((name) =>
      name === "group" ? legend.items.length : claims.values(name).length + 1);
    const allowed = names.map((name, k) => {
      const table = new Uint8Array(sizes[k]).fill(1);
      for (const code of this.off[name]) table[code] = 0;
      return table;
    });
    const counts = sizes.map((size) => new Uint32Array(size));
    const first = claims.all("event_start");
    const lasting = claims.all("event_days");
    const [from, to] = this.time ?? [0, 0];
    const { bins } = this;
    const items = legend.items.length;
    const histogram = new Uint32Array(bins ? bins.bars * items : 0);
    // A claim about several places has several rows, and counts once.
    const { claimOf } = claims;
    const passed = new Uint8Array(claimOf ? claims.count : 0);
    const missed = new Uint8Array(claimOf ? claims.count : 0);
    let total = 0;
    let undated = 0;
    for (let row = 0; row < shown.length; row++) {
      let failed = -1;
      let failures = 0;
      for (let k = 0; k < 4; k++) {
        if (!allowed[k][arrays[k][row]]) {
          failures++;
          failed = k;
        }
      }
      // A claim without a date cannot be outside the chosen days: it stays, and is counted.
      const dated = first[row] !== NO_NUMBER;
      if (this.time && dated && (first[row] > to || first[row] + Math.max(0, lasting[row]) < from)) {
        failures++;
        failed = 4;
      }
      if (this.found && !this.found[row]) {
        failures++;
        failed = 5;
      }
      const pass = failures === 0;
      shown[row] = pass ? 1 : 0;
      if (failures > 1) continue;
      if (claimOf) {
        const counted = pass ? passed : missed;
        if (counted[claimOf[row]]) continue;
        counted[claimOf[row]] = 1;
      }
      if (bins && dated && (pass || failed === 4)) {
        histogram[Math.floor((first[row] - bins.first) / bins.step) * items + legend.groups[row]]++;
      }
      if (pass) {
        total++;
        if (!dated) undated++;
        for (let k = 0; k < 4; k++) counts[k][arrays[k][row]]++;
      } else if (failed < 4) counts[failed][arrays[failed][row]]++;
    }
    this.histogram = histogram;
    this.total = total;
    this.undated = undated;
    this.counts = Object.fromEntries(names.map((name, k) => [name, counts[k]]));
  }
}
