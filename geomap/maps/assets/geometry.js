// Web Mercator and the sphere.

const EARTH_M = 6371008.8;
const LATITUDE_MAX = 85.0511;

const mercatorX = (lon) => (lon + 180) / 360;

function mercatorY(lat) {
  const clipped = Math.max(-LATITUDE_MAX, Math.min(LATITUDE_MAX, lat));
  const sine = Math.sin((clipped * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** Metres on the ground per pixel of a 256-pixel tile. */
function metresPerPixel(lat, zoom) {
  return (2 * Math.PI * EARTH_M * Math.cos((lat * Math.PI) / 180)) / (256 * 2 ** zoom);
}

/** Great-circle distance in metres; within 0.5 % of the ellipsoid's. */
function sphereDistance(a, b) {
  const rad = Math.PI / 180;
  const dLat = (b.lat - a.lat) * rad;
  const dLon = (b.lon - a.lon) * rad;
  const s = Math.sin(dLat / 2) ** 2
    + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(s)));
}

/** Points along the great circle between two positions, both ends included. */
function greatCircle(a, b) {
  const rad = Math.PI / 180;
  const vector = ({ lon, lat }) => [
    Math.cos(lat * rad) * Math.cos(lon * rad),
    Math.cos(lat * rad) * Math.sin(lon * rad),
    Math.sin(lat * rad),
  ];
  const from = vector(a);
  const to = vector(b);
  const angle = sphereDistance(a, b) / EARTH_M;
  if (angle < 1e-6) return [a, b];
  const count = Math.max(2, Math.ceil(angle / 0.01));
  const out = [];
  for (let i = 0; i <= count; i++) {
    const f = Math.sin((1 - i / count) * angle) / Math.sin(angle);
    const g = Math.sin((i / count) * angle) / Math.sin(angle);
    const [x, y, z] = from.map((value, k) => f * value + g * to[k]);
    out.push({ lon: Math.atan2(y, x) / rad, lat: Math.atan2(z, Math.hypot(x, y)) / rad });
  }
  return out;
}
