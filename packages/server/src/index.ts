export { ConfigError } from './config/config-error.js';
export type { Clock } from './domain/clock.js';
export type { MailTransport, OutgoingMail } from './mail/transport.js';
export { MailRefusedError } from './mail/transport.js';
export type { PortalSeed } from './portals/seed-portal.js';
export type { NotificationChannel, NotificationKind } from './domain/notification-kind.js';
export type { Notification, Notified } from './features/notifications/notify.js';
export type { OwnSession, SessionGuard } from './http/require-session.js';
export { createPortico, type Portico, type PorticoOptions } from './portico.js';
