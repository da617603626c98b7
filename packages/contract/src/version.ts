/** Version of this contract. A server refuses a client whose number differs (`contract_unsupported`). */
export const contractVersion = 1;

/**
 * The header that carries the contract version. A page of another origin cannot send it without a CORS preflight, so
 * its presence is also the proof that a request was made by script of an allowed origin.
 */
export const contractHeader = 'Portico-Contract';

/**
 * The header that says for whom a page calls: the id of the person it was made for. Where somebody else is logged in by
 * now, nothing is done (`person_changed`). Left out by whoever does not know.
 */
export const personHeader = 'Portico-Person';

/** Path of the API below a portal's base. */
export const apiPath = '/api/v1';
