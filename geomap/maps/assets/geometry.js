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

const WGS84 = { a: 6378137, b: 6356752.314245, f: 1 / 298.257223563 };

/** Geodesic distance in metres on WGS84, after Vincenty 1975; the sphere's where that fails. */
function geodesicDistance(p, q) {
  const { a, b, f } = WGS84;
  const rad = Math.PI / 180;
  const u1 = Math.atan((1 - f) * Math.tan(p.lat * rad));
  const u2 = Math.atan((1 - f) * Math.tan(q.lat * rad));
  const [s1, c1, s2, c2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  const l = (q.lon - p.lon) * rad;
  let lambda = l;
  for (let i = 0; i < 100; i++) {
    const sl = Math.sin(lambda);
    const cl = Math.cos(lambda);
    const sinSigma = Math.hypot(c2 * sl, c1 * s2 - s1 * c2 * cl);
    if (sinSigma === 0) return 0;
    const cosSigma = s1 * s2 + c1 * c2 * cl;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (c1 * c2 * sl) / sinSigma;
    const cos2Alpha = 1 - sinAlpha ** 2;
    const cos2m = cos2Alpha === 0 ? 0 : cosSigma - (2 * s1 * s2) / cos2Alpha;
    const c = (f / 16) * cos2Alpha * (4 + f * (4 - 3 * cos2Alpha));
    const before = lambda;
    lambda = l + (1 - c) * f * sinAlpha
      * (sigma + c * sinSigma * (cos2m + c * cosSigma * (2 * cos2m ** 2 - 1)));
    if (Math.abs(lambda - before) > 1e-12) continue;
    const k = (cos2Alpha * (a ** 2 - b ** 2)) / b ** 2;
    const big = 1 + (k / 16384) * (4096 + k * (-768 + k * (320 - 175 * k)));
    const small = (k / 1024) * (256 + k * (-128 + k * (74 - 47 * k)));
    const delta = small * sinSigma * (cos2m + (small / 4) * (cosSigma * (2 * cos2m ** 2 - 1)
      - (small / 6) * cos2m * (4 * sinSigma ** 2 - 3) * (4 * cos2m ** 2 - 3)));
    return b * big * (sigma - delta);
  }
  return sphereDistance(p, q);
}
