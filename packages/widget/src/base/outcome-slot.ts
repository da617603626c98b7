/** What of a form's state says how far it is. */
interface Stage {
  view: string;
  /** Who is logged in, or ''. */
  signedInAs?: string;
}

/** Views of a form that was sent and leaves nothing to do here. */
const done = ['sent', 'done', 'confirmed', 'arrived', 'added'];

/**
 * Names the slot right below a form after how far it is: `terms` while it is to be sent, `success` once it was, `none` in
 * between. The shell is shared with the login, which is to be small and has no such outcome, so it does not know of this.
 */
export function nameOutcomeSlot(shell: ParentNode, { view, signedInAs }: Stage): void {
  const slot = shell.querySelector<HTMLSlotElement>('[name=form] + slot');
  if (!slot) return;
  if (signedInAs || done.includes(view)) slot.name = 'success';
  else slot.name = view === 'form' ? 'terms' : 'none';
}
