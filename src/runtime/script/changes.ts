/** Which line changed which memory in place: the other half of a version number. */
import type { Tensor } from '../../engine/index.ts';

interface Change {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

export class Changes {
  private readonly versions = new Map<Tensor['storage'], number>();
  private readonly log = new Map<Tensor['storage'], Change[]>();

  /** Compares versions with those of the last call; a rise since then is the work of `line`. */
  note(tensors: Iterable<Tensor>, line: number): void {
    for (const { storage } of tensors) {
      const from = this.versions.get(storage) ?? 0;
      this.versions.set(storage, storage.version);
      if (storage.version <= from) continue;
      const changes = this.log.get(storage) ?? [];
      changes.push({ line, from, to: storage.version });
      this.log.set(storage, changes);
    }
  }

  /** The first line that changed this tensor's memory after it had `version`. */
  lineAfter(tensor: Tensor, version: number): number | undefined {
    return this.log.get(tensor.storage)?.find((change) => change.to > version)?.line;
  }
}
