/** The pair of tokens, and until when (ms, this machine's clock) the one for the API is good. */
export interface HeldTokens {
  accessToken: string;
  refreshToken: string;
  until: number;
}
