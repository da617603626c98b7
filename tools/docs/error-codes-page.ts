import { type ErrorCode, errorStatus, fieldCodes } from '../../packages/contract/src/index.js';
import { errors } from '../../packages/widget/src/i18n/en/errors.js';
import { fieldErrors } from '../../packages/widget/src/i18n/en/field-errors.js';

/** The page of error codes, by its path: status and English words of each. */
export function errorCodesPage(): Record<string, string> {
  const codes = (Object.keys(errorStatus) as ErrorCode[]).map(
    (code) => `| \`${code}\` | ${errorStatus[code]} | ${errors[code].title} ${errors[code].text} |`,
  );
  const own = Object.entries(errors).filter(([code]) => !(code in errorStatus));
  const clientCodes = own.map(([code, { title, text }]) => `| \`${code}\` | ${title} ${text} |`);
  const fields = fieldCodes.map((code) => `| \`${code}\` | ${fieldErrors[code]} |`);
  const text = `# Error codes

The API answers every refusal with \`{ "error": { "code", "fields"?, "params"?, "requestId" } }\` and the status below. The
words are the widget's; the wire carries none. \`requestId\` finds the request in
[the server's log and audit](operating.md#logs).

| Code | Status | What people read |
| --- | --- | --- |
${codes.join('\n')}

## Codes of the client

\`portico-error\` and the client's methods know these as well, for what no server said.

| Code | What people read |
| --- | --- |
${clientCodes.join('\n')}

## Codes of fields

They come with \`input_invalid\`, and some with another code, by the name of the field.

| Code | What people read |
| --- | --- |
${fields.join('\n')}
`;
  return { 'docs/error-codes.md': text };
}
