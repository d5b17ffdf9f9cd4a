// Claims that would lie on each other are drawn together: as a packed swarm while each can still
// be seen, as one ring with shares beyond that. At depth only claims of one spot stay together.

const CELL = 44;
const SWARM_MOST = 37;
const DOT = 5.2;
const SPACING = 2 * DOT + 1.6;

const clusterRadius = (count) => {
  if (count === 1) return DOT;
  if (count <= SWARM_MOST) return packed(count).reach * SPACING + DOT;
  return Math.min(40, 16 + 1.4 * count ** 0.28);
};

/** The shown rows by the point they lie on: places repeat, so there are far fewer points. */
class PointIndex {
  constructor(claims, groups, groupCount) {
    const world = claims.mercator();
    const shared = claims.has("point");
    this.groups = groups;
    this.groupCount = groupCount;
    this.pointOf = shared ? claims.all("point") : null;
    const size = shared ? claims.stored("lat").length : claims.rows;
    this.x = shared ? new Float64Array(size) : world.x;
    this.y = shared ? new Float64Array(size) : world.y;
    if (shared) {
      for (let row = 0; row < claims.rows; row++) {
        this.x[this.pointOf[row]] = world.x[row];
        this.y[this.pointOf[row]] = world.y[row];
      }
    }
    this.count = new Uint32Array(size);
    this.shares = new Uint32Array(size * groupCount);
    this.first = new Int32Array(size);
    this.next = new Int32Array(claims.rows);
    /** The points of a cell, as a chain: `cellFirst` of the cell, then `cellNext` of each point. */
    this.cellFirst = null;
    this.cellNext = new Int32Array(size);
  }

  /** Count the shown rows, but for those left out, point by point. */
  fill(shown, without = []) {
    const { count, shares, first, next, groups, groupCount, pointOf } = this;
    const left = new Set(without);
    count.fill(0);
    shares.fill(0);
    first.fill(-1);
    for (let row = shown.length - 1; row >= 0; row--) {
      if (!shown[row] || (left.size && left.has(row))) continue;
      const point = pointOf === null ? row : pointOf[row];
      count[point]++;
      shares[point * groupCount + groups[row]]++;
      next[row] = first[point];
      first[point] = row;
    }
  }

  /** Up to `most` rows of a cluster. */
  rows(one, most = Infinity) {
    const out = [];
    for (const cell of one.parts) {
      for (let point = this.cellFirst[cell]; point >= 0; point = this.cellNext[point]) {
        for (let row = this.first[point]; row >= 0; row = this.next[row]) {
          if (out.length >= most) return out;
          out.push(row);
        }
      }
    }
    return out;
  }
}

/** Put the points of the view into cells, then join cells whose symbols would touch. */
function cluster(index, view) {
  const columns = Math.ceil(view.width / CELL) + 2;
  const lines = Math.ceil(view.height / CELL) + 2;
  // Cells are counted from the world's corner, so that panning does not reshuffle them.
  const cellLeft = Math.floor(view.left / CELL);
  const cellTop = Math.floor(view.top / CELL);
  const cells = columns * lines;
  const total = new Uint32Array(cells);
  const sumX = new Float64Array(cells);
  const sumY = new Float64Array(cells);
  const cellFirst = new Int32Array(cells).fill(-1);
  const { x, y, count, cellNext, groupCount } = index;
  const shares = new Uint32Array(cells * groupCount);
  const perCell = view.scale / CELL;
  for (let point = 0; point < count.length; point++) {
    const n = count[point];
    if (n === 0) continue;
    const column = Math.floor(x[point] * perCell) - cellLeft;
    const line = Math.floor(y[point] * perCell) - cellTop;
    if (!(column >= 0 && line >= 0 && column < columns && line < lines)) continue;
    const cell = line * columns + column;
    total[cell] += n;
    sumX[cell] += x[point] * n;
    sumY[cell] += y[point] * n;
    cellNext[point] = cellFirst[cell];
    cellFirst[cell] = point;
    for (let group = 0; group < groupCount; group++) {
      shares[cell * groupCount + group] += index.shares[point * groupCount + group];
    }
  }
  index.cellFirst = cellFirst;
  const found = [];
  for (let cell = 0; cell < cells; cell++) {
    if (!total[cell]) continue;
    found.push({
      key: cell,
      count: total[cell],
      x: view.x(sumX[cell] / total[cell]),
      y: view.y(sumY[cell] / total[cell]),
      parts: [cell],
    });
  }
  const joined = join(found);
  for (const one of joined) finish(one, index, shares);
  return joined;
}

/** Join what overlaps, the largest first, until nothing does. */
function join(found) {
  let list = found.sort((a, b) => b.count - a.count || a.key - b.key);
  for (let round = 0; round < 4; round++) {
    const bins = new Map();
    const keyOf = (one) => `${Math.floor(one.x / 64)},${Math.floor(one.y / 64)}`;
    const kept = [];
    let changed = false;
    for (const one of list) {
      const partner = touching(one, bins);
      if (partner) {
        const sum = partner.count + one.count;
        partner.x = (partner.x * partner.count + one.x * one.count) / sum;
        partner.y = (partner.y * partner.count + one.y * one.count) / sum;
        partner.count = sum;
        partner.parts = partner.parts.concat(one.parts);
        changed = true;
        continue;
      }
      kept.push(one);
      const key = keyOf(one);
      if (!bins.has(key)) bins.set(key, []);
      bins.get(key).push(one);
    }
    list = kept;
    if (!changed) break;
  }
  return list;
}

function touching(one, bins) {
  const bx = Math.floor(one.x / 64);
  const by = Math.floor(one.y / 64);
  const radius = clusterRadius(one.count);
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      for (const other of bins.get(`${bx + dx},${by + dy}`) ?? []) {
        const reach = radius + clusterRadius(other.count) + 1;
        if (Math.hypot(one.x - other.x, one.y - other.y) < reach) return other;
      }
    }
  }
  return null;
}

/** Give a cluster its rows, if few enough to be drawn one by one, and the shares of the groups. */
function finish(one, index, shares) {
  const { groupCount } = index;
  one.radius = clusterRadius(one.count);
  one.rows = index.rows(one, one.count <= SWARM_MOST ? SWARM_MOST : 1);
  one.shares = new Uint32Array(groupCount);
  for (const cell of one.parts) {
    for (let group = 0; group < groupCount; group++) {
      one.shares[group] += shares[cell * groupCount + group];
    }
  }
}
