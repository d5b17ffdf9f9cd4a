// Claims that would lie on each other are drawn together: as a packed swarm while each can still
// be seen, as one ring with shares beyond that. At depth only claims of one spot stay together.

const CELL = 44;
const SWARM_MOST = 37;
const DOT = 5.2;
const SPACING = 2 * DOT + 1.6;

const clusterRadius = (count) => {
  if (count === 1) return DOT;
  if (count <= SWARM_MOST) return packed(count).reach * SPACING + DOT;
  return Math.min(34, 9 + 1.1 * count ** 0.3);
};

/** Put the shown rows of the view into cells, then join cells whose symbols would touch. */
function cluster(world, shown, view, groups, groupCount) {
  const columns = Math.ceil(view.width / CELL) + 2;
  const lines = Math.ceil(view.height / CELL) + 2;
  // Cells are counted from the world's corner, so that panning does not reshuffle them.
  const cellLeft = Math.floor(view.left / CELL);
  const cellTop = Math.floor(view.top / CELL);
  const cells = columns * lines;
  const count = new Uint32Array(cells);
  const sumX = new Float64Array(cells);
  const sumY = new Float64Array(cells);
  const shares = new Uint32Array(cells * groupCount);
  const first = new Int32Array(cells).fill(-1);
  const next = cluster.next?.length === shown.length ? cluster.next : new Int32Array(shown.length);
  cluster.next = next;
  const { x, y } = world;
  const { scale } = view;
  for (let i = 0; i < shown.length; i++) {
    if (!shown[i]) continue;
    const px = x[i] * scale;
    const py = y[i] * scale;
    const column = Math.floor(px / CELL) - cellLeft;
    const line = Math.floor(py / CELL) - cellTop;
    if (!(column >= 0 && line >= 0 && column < columns && line < lines)) continue;
    const cell = line * columns + column;
    count[cell]++;
    sumX[cell] += px;
    sumY[cell] += py;
    shares[cell * groupCount + groups[i]]++;
    next[i] = first[cell];
    first[cell] = i;
  }
  const found = [];
  for (let cell = 0; cell < cells; cell++) {
    if (!count[cell]) continue;
    found.push({
      cells: [cell],
      count: count[cell],
      x: sumX[cell] / count[cell] - view.left,
      y: sumY[cell] / count[cell] - view.top,
    });
  }
  const joined = join(found);
  for (const one of joined) finish(one, { first, next, shares, groupCount });
  return joined;
}

/** Join what overlaps, the largest first, until nothing does. */
function join(found) {
  let list = found.sort((a, b) => b.count - a.count || a.cells[0] - b.cells[0]);
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
        partner.cells.push(...one.cells);
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

/** Give a cluster its rows (if few enough to be drawn one by one) and its shares. */
function finish(one, { first, next, shares, groupCount }) {
  one.radius = clusterRadius(one.count);
  one.rows = [];
  const most = one.count <= SWARM_MOST ? one.count : 1;
  one.shares = new Uint32Array(groupCount);
  for (const cell of one.cells) {
    for (let row = first[cell]; row >= 0 && one.rows.length < most; row = next[row]) {
      one.rows.push(row);
    }
    for (let group = 0; group < groupCount; group++) {
      one.shares[group] += shares[cell * groupCount + group];
    }
  }
  one.chains = one.cells.map((cell) => first[cell]);
}
