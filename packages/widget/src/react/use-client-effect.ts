import { useEffect, useLayoutEffect } from 'react';

/** React warns about layout effects on a server, and has no other that runs before somebody can touch the page. */
export const useClientEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;
