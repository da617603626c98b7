/** An address of a modelled account, known by its key. */
export interface ModelRow {
  key: string;
  verified: boolean;
  once: 'secondary' | 'primary' | 'replacement';
}

/** What an account's addresses should be; small enough to be seen to be right. Oldest first. */
export interface AddressModel {
  rows: ModelRow[];
  primary: string;
}

/** A change set by keys; one that no row has stands for an unknown id. */
export interface ModelChanges {
  add: { key: string; makePrimary: boolean }[];
  remove: string[];
  primary?: string | undefined;
  replacePrimary?: string | undefined;
  once?: string | null | undefined;
}

/** The account after a change set, or the code of its refusal. */
export function expectChange(model: AddressModel, changes: ModelChanges): AddressModel | string {
  const stays = (key: string): ModelRow | undefined =>
    model.rows.find((row) => row.key === key && !changes.remove.includes(key));
  const news = [...changes.add.map(({ key }) => key), ...(changes.replacePrimary ? [changes.replacePrimary] : [])];
  const heirs = changes.add.filter(({ makePrimary }) => makePrimary).length;
  const wishes = heirs + (changes.replacePrimary ? 1 : 0) + (typeof changes.once === 'string' ? 1 : 0);
  const isNonsense =
    changes.remove.some((key) => !model.rows.some((row) => row.key === key)) ||
    (changes.primary !== undefined && stays(changes.primary)?.verified !== true) ||
    (typeof changes.once === 'string' && stays(changes.once)?.verified !== false) ||
    news.some((key, index) => news.indexOf(key) !== index || model.rows.some((row) => row.key === key)) ||
    wishes > 1 ||
    (changes.replacePrimary !== undefined && (changes.primary !== undefined || !stays(model.primary)));
  if (isNonsense) return 'input_invalid';
  const kept = model.rows.filter(({ key }) => stays(key));
  const verified = kept.filter((row) => row.verified);
  if (verified.length === 0) return 'address_last';
  const primary = changes.primary ?? (stays(model.primary) ? model.primary : undefined);
  if (primary === undefined && verified.length > 1) return 'input_invalid';
  if (kept.length + news.length > 10) return 'input_invalid';
  return settle({
    primary: primary ?? verified[0]?.key ?? '',
    rows: [
      ...kept.map((row) => ({ ...row, once: flagOf(row, wishes > 0, changes.once, primary === model.primary) })),
      ...changes.add.map(({ key, makePrimary }) => newRow(key, makePrimary ? 'primary' : 'secondary')),
      ...(changes.replacePrimary ? [newRow(changes.replacePrimary, 'replacement')] : []),
    ],
  });
}

/** The account once its owner has confirmed an address. */
export function expectVerified(model: AddressModel, key: string): AddressModel {
  const row = model.rows.find((each) => each.key === key);
  if (!row) return model;
  const rows = model.rows.filter((each) => row.once !== 'replacement' || each.key !== model.primary);
  return {
    rows: rows.map((each) => (each.key === key ? { key, verified: true, once: 'secondary' } : each)),
    primary: row.once === 'secondary' ? model.primary : key,
  };
}

/** The account after an undo, without what somebody else has by now; undefined when it is impossible. */
export function expectRestored(snapshot: AddressModel, isTaken: (key: string) => boolean): AddressModel | undefined {
  const rows = snapshot.rows.filter(({ key, verified }) => verified && !isTaken(key));
  const primary = rows.find(({ key }) => key === snapshot.primary) ?? rows[0];
  return primary && { rows, primary: primary.key };
}

function newRow(key: string, once: ModelRow['once']): ModelRow {
  return { key, verified: false, once };
}

function flagOf(
  row: ModelRow,
  isWished: boolean,
  once: string | null | undefined,
  samePrimary: boolean,
): ModelRow['once'] {
  if (row.key === once) return 'primary';
  if (isWished || once === null) return 'secondary';
  return row.once === 'replacement' && !samePrimary ? 'primary' : row.once;
}

/** What product rules must hold of every account, as sentences that do not. */
export function brokenRules({ rows, primary }: AddressModel): string[] {
  const rules: [string, boolean][] = [
    ['one verified address at least', rows.some((row) => row.verified)],
    ['the primary one is one of them, and verified', rows.some((row) => row.key === primary && row.verified)],
    ['ten at the most', rows.length <= 10],
    ['no address twice', new Set(rows.map(({ key }) => key)).size === rows.length],
    ['one waits to become primary at the most', rows.filter(({ once }) => once !== 'secondary').length <= 1],
    ['what waits is not verified', rows.every(({ once, verified }) => once === 'secondary' || !verified)],
  ];
  return rules.filter(([, holds]) => !holds).map(([rule]) => rule);
}

function settle(model: AddressModel): AddressModel {
  const broken = brokenRules(model);
  if (broken.length > 0) throw new Error(`the model itself breaks: ${broken.join('; ')}`);
  return model;
}
