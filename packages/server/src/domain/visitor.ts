/** Whoever sends a request, as far as the connection tells. */
export interface Visitor {
  ip: string;
  /** What limits count by. */
  ipBlock: string;
  /** At most 300 characters, printable. */
  userAgent: string;
  requestId: string;
  /** The Accept-Language header. */
  acceptLanguage: string | undefined;
}
