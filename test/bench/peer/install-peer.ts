import { installOwnPackages } from '../../rig/own-packages.js';

/** Installs the peer beside the bench, once. Returns why it cannot be installed, or undefined when it is there. */
export function installPeer(): string | undefined {
  try {
    installOwnPackages('test/bench/peer');
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
