/** People as they are written into Portico's tables, without its server. */
export interface Fill {
  portalId: string;
  /** People 1 to this. */
  count: number;
  /** Of the password that all of them have. */
  passwordHash: string;
  /** Now, ms since 1970. */
  at: number;
  /** When their sessions end. */
  until: number;
}
