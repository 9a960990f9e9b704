/**
 * Lets a part of a page that could not be fetched be asked for again. Many browsers remember a module that failed for
 * as long as the page lives. Vite's helper, through which every import on demand goes, therefore asks once more under
 * an address that they have not seen; Safari does not tell the address, and there the page has to be reloaded.
 */
import type { Plugin } from 'vite';

const LAST = 'return baseModule().catch(handlePreloadError);';
const AGAIN = `return baseModule().catch((error) => {
  const [address] = /http\\S+?\\.js/.exec(error) ?? [];
  if (!address?.startsWith(location.origin)) throw error;
  return import(/* @vite-ignore */ address + '?again=' + Date.now());
}).catch(handlePreloadError);`;

export function retryImports(): Plugin {
  return {
    name: 'groundwork:retry-imports',
    transform(code, id) {
      if (!id.includes('vite/preload-helper')) return;
      if (!code.includes(LAST))
        throw new Error(`Vite's helper for imports on demand no longer ends with: ${LAST}`);
      return code.replace(LAST, () => AGAIN);
    },
  };
}
