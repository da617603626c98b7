/**
 * The header of a page whose session no cookie carries: with the value `bearer`, whatever begins a session answers with
 * tokens and sets no cookie.
 */
export const sessionHeader = 'Portico-Session';
