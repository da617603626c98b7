/**
 * Tells the other tabs of this browser that somebody logged in or out. No content is sent: each tab asks the server
 * itself, so a script that gets at the channel can tell nobody anything false.
 */
export class SessionBroadcast {
  #channel: BroadcastChannel | undefined;

  constructor(base: string, onChange: () => void) {
    try {
      this.#channel = new BroadcastChannel(`portico ${base}`);
      this.#channel.onmessage = onChange;
    } catch {
      // Blocked in some private modes and sandboxed frames; tabs then notice when they are looked at again.
    }
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') onChange();
    });
  }

  /** Lets the other tabs know that something changed. */
  tell(): void {
    this.#channel?.postMessage(null);
  }
}
