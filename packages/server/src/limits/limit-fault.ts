import { PorticoFault } from '../domain/fault.js';

/** `limit_reached`. Which limit it was is for the audit log alone. */
export class LimitFault extends PorticoFault {
  readonly bucket: string;

  constructor(bucket: string, retryAfter: number, subjectId: string | undefined) {
    super('limit_reached', { params: { retryAfter }, audit: { subjectId } });
    this.bucket = bucket;
  }

  /** Its kind without its subject, such as `login ip`. */
  get limit(): string {
    return this.bucket.split(' ').slice(0, 2).join(' ');
  }
}

/** The fault of a bucket that is shut until `retryAt`, with the whole seconds until then. */
export function limitFault(bucket: string, retryAt: number, now: number, subjectId?: string): LimitFault {
  return new LimitFault(bucket, Math.max(1, Math.ceil((retryAt - now) / 1000)), subjectId);
}
