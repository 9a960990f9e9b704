/** What stands below a drawing that can be zoomed; fetched with what zooms it, without which it does nothing. */
import type { VNode } from 'preact';

/** What one press of a button or a key zooms by. */
export const CLOSER = 1.4;

interface Zooms {
  zoomBy(factor: number): void;
  fitAll(): void;
}

export function zoomButtons({ zoomBy, fitAll }: Zooms): VNode {
  return (
    <>
      <button type="button" class="gw-button" onClick={() => zoomBy(CLOSER)}>
        <span aria-hidden="true">+</span> Closer
      </button>
      <button type="button" class="gw-button" onClick={() => zoomBy(1 / CLOSER)}>
        <span aria-hidden="true">−</span> Farther
      </button>
      <button type="button" class="gw-button" onClick={fitAll}>
        Fit
      </button>
      <span class="gd-hint">
        Drag to move; pinch, or Ctrl and the wheel, to zoom. On the graph, Shift and the arrow keys move it, +
        and − zoom, 0 fits.
      </span>
      <span class="gd-hint gd-hint--touch">Two fingers move and zoom.</span>
    </>
  );
}
