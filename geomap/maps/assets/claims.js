// The table of claims as columns.

const CHUNKS_KEPT = 32;

class Claims {
  constructor(head, hot) {
    this.rows = head.rows;
    /** A claim about three places has three rows. */
    this.count = head.claims;
    this.columns = head.columns;
    this.chunkRows = head.texts.chunk_rows;
    this.bytes = { hot };
    this.arrays = new Map();
    this.chunks = new Map();
    this.everything = null;
    this.words = null;
  }

  /** Load what cards need beyond the first drawing; once. */
  complete() {
    this.everything ??= inflate("cold").then((bytes) => {
      this.bytes.cold = bytes;
    });
    return this.everything;
  }

  has(name) {
    return Object.hasOwn(this.columns, name);
  }

  /** The stored array of a column, before it is spread over the rows. */
  stored(name) {
    if (!this.arrays.has(name)) {
      const column = this.columns[name];
      const array = unpackArray(this.bytes[column.in], column.slot, !column.values && name !== "point");
      if (column.sum) for (let i = 1; i < array.length; i++) array[i] += array[i - 1];
      this.arrays.set(name, array);
    }
    return this.arrays.get(name);
  }

  /** One number or code of a row; codes are 0 for null. */
  at(name, row) {
    const column = this.columns[name];
    if (!column) return 0;
    if (column.all !== undefined) return column.all;
    return this.stored(name)[column.of ? this.at(column.of, row) : row];
  }

  /** A whole column as an array of rows. */
  all(name) {
    const key = `${name} of all rows`;
    if (this.arrays.has(key)) return this.arrays.get(key);
    const column = this.columns[name];
    let out;
    if (!column || column.all !== undefined) {
      out = column && !column.values ? new Int32Array(this.rows) : new Uint32Array(this.rows);
      out.fill(column ? column.all : 0);
    } else if (column.of) {
      const known = this.stored(name);
      const parent = this.all(column.of);
      out = new known.constructor(this.rows);
      for (let i = 0; i < out.length; i++) out[i] = known[parent[i]];
    } else {
      out = this.stored(name);
    }
    this.arrays.set(key, out);
    return out;
  }

  /** The number of the claim of each row; null where every row is a claim of its own. */
  get claimOf() {
    return this.has("claim") ? this.stored("claim") : null;
  }

  values(name) {
    return this.columns[name]?.values ?? [];
  }

  /** The text of a coded column, or null. */
  text(name, row) {
    const code = this.has(name) ? this.at(name, row) : 0;
    return code ? this.columns[name].values[code - 1] : null;
  }

  /** The number of a row, or null. */
  number(name, row) {
    const value = this.has(name) ? this.at(name, row) : NO_NUMBER;
    return value === NO_NUMBER ? null : value;
  }

  /** The last day of the event; the first one if nothing says that it lasted. */
  lastDay(row) {
    const first = this.number("event_start", row);
    return first === null ? null : first + (this.number("event_days", row) ?? 0);
  }

  located(row) {
    return this.at("lat", row) !== NO_NUMBER;
  }

  lon(row) {
    return this.at("lon", row) / 1e5;
  }

  lat(row) {
    return this.at("lat", row) / 1e5;
  }

  /** Positions on the unit square of Web Mercator, y downwards; NaN where there is none. */
  mercator() {
    if (this.world) return this.world;
    const lon = this.all("lon");
    const lat = this.all("lat");
    const x = new Float64Array(this.rows);
    const y = new Float64Array(this.rows);
    for (let i = 0; i < this.rows; i++) {
      x[i] = lat[i] === NO_NUMBER ? NaN : mercatorX(lon[i] / 1e5);
      y[i] = lat[i] === NO_NUMBER ? NaN : mercatorY(lat[i] / 1e5);
    }
    this.world = { x, y };
    return this.world;
  }

  /** The exact words of a row. */
  async quote(row) {
    const number = Math.floor(row / this.chunkRows);
    return (await this.chunk(number))[row - number * this.chunkRows];
  }

  /** The texts of a chunk; the last ones opened are kept. */
  chunk(number) {
    if (!this.chunks.has(number)) {
      if (this.chunks.size >= CHUNKS_KEPT) this.chunks.delete(this.chunks.keys().next().value);
      this.chunks.set(number, this.#open(number));
    }
    return this.chunks.get(number);
  }

  async #open(number) {
    const [words, bytes] = await Promise.all([this.vocabulary(), inflate(`texts-${number}`)]);
    return readTexts(words, bytes, this.rowsOfChunk(number));
  }

  /** The distinct words of all quotes. */
  vocabulary() {
    this.words ??= inflateJson("words");
    return this.words;
  }

  rowsOfChunk(number) {
    return Math.min(this.chunkRows, this.rows - number * this.chunkRows);
  }

  get chunkCount() {
    return Math.ceil(this.rows / this.chunkRows);
  }
}
