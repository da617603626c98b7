import { Children, createElement, isValidElement, type ReactNode, type RefObject, useState } from 'react';
import { createPortal } from 'react-dom';
import { useClientEffect } from './use-client-effect.js';

/**
 * Puts children into the slots of an element that also fills itself, each by its `slot`. React must not touch what is in
 * there, so they come by portals. A server knows none: its HTML has no children, and they come once React has mounted.
 */
export function SlottedBeside(props: { element: RefObject<HTMLElement | null>; children: ReactNode }): ReactNode {
  const { element, children } = props;
  const [host, setHost] = useState<HTMLElement | null>(null);
  useClientEffect(() => {
    setHost(element.current);
  }, [element]);
  return host && [...bySlot(children)].map(([slot, nodes]) => createElement(Slotted, { key: slot, host, slot }, nodes));
}

/** A box of ours that takes no part in the layout: React would warn if its portal led into an element of its own. */
function Slotted({ host, slot, children }: { host: HTMLElement; slot: string; children?: ReactNode }): ReactNode {
  const [box] = useState(() => document.createElement('div'));
  useClientEffect(() => {
    box.slot = slot;
    box.style.display = 'contents';
    host.append(box);
    return () => {
      box.remove();
    };
  }, [box, host, slot]);
  return createPortal(children, box);
}

function bySlot(children: ReactNode): Map<string, ReactNode[]> {
  const slots = new Map<string, ReactNode[]>();
  for (const child of Children.toArray(children)) {
    const { slot = '' } = isValidElement<{ slot?: string }>(child) ? child.props : {};
    slots.set(slot, [...(slots.get(slot) ?? []), child]);
  }
  return slots;
}
