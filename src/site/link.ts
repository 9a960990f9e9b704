/** Addresses below the site's base: pages and data say `/roadmap/`, the site may live in a folder. */
const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** `/roadmap/` as a link that works wherever the site is served. Anything else than a rooted path is left alone. */
export function withBase(address: string): string {
  return address.startsWith('/') && !address.startsWith('//') ? base + address : address;
}
