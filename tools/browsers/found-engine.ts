/** A further browser engine on this machine, or why there is none. */
export type FoundEngine<Paths> = { name: string; paths: Paths } | { name: string; missing: string };
