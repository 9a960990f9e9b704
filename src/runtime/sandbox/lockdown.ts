/**
 * Takes ambient powers away from a worker's global scope, before learner code is there. The second wall: the first
 * is the frame's content security policy, which the worker inherits and no script can undo.
 */
const POWERS = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'importScripts',
  'indexedDB',
  'caches',
  'cookieStore',
  'localStorage',
  'sessionStorage',
  'navigator',
  'Worker',
  'SharedWorker',
  'BroadcastChannel',
  'Notification',
  'webkitRequestFileSystem',
  'webkitRequestFileSystemSync',
  'postMessage',
  'close',
] as const;

export function lockdown(scope: object): void {
  for (const power of POWERS) {
    for (let holder: object | null = scope; holder !== null; holder = Object.getPrototypeOf(holder)) {
      if (holder !== scope && !Object.getOwnPropertyDescriptor(holder, power)) continue;
      try {
        Object.defineProperty(holder, power, { value: undefined, configurable: false, writable: false });
      } catch {
        // A property the engine will not let go; the policy still stands.
      }
    }
  }
}
