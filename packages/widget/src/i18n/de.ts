import type { Catalogue } from './catalogue.js';
import { account } from './de/account.js';
import { activity } from './de/activity.js';
import { changePassword } from './de/change-password.js';
import { emails } from './de/emails.js';
import { errors } from './de/errors.js';
import { fieldErrors } from './de/field-errors.js';
import { passwordOff } from './de/password-off.js';
import { notifications } from './de/notifications.js';
import { unsubscribe } from './de/unsubscribe.js';
import { undo } from './de/undo.js';
import { profile } from './de/profile.js';
import { reauthenticate } from './de/reauthenticate.js';
import { saveBar } from './de/save-bar.js';
import { sessions } from './de/sessions.js';

/** The German words. */
const de: Catalogue = {
  account,
  emails,
  saveBar,
  reauthenticate,
  profile,
  changePassword,
  passwordOff,
  sessions,
  activity,
  undo,
  unsubscribe,
  notifications,
  form: {
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    optional: '(freiwillig)',
    showPassword: 'Passwort anzeigen',
    unreachable: 'Der Server ist nicht zu erreichen. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
    broken: 'Auf dieser Seite ist etwas schiefgegangen.',
    reload: 'Wenn das weiter geschieht, laden Sie die Seite neu.',
    again: 'Noch einmal versuchen',
  },
  formLater: {
    capsLock: 'Die Feststelltaste ist an.',
  },
  formFailure: {
    wait: 'In {clock} können Sie es wieder versuchen.',
    waitMinutes: (minutes) =>
      `In ${minutes === 1 ? 'einer Minute' : `${minutes} Minuten`} können Sie es wieder versuchen.`,
    attention: (count) => (count === 2 ? 'Zwei Angaben stimmen noch nicht' : `${count} Angaben stimmen noch nicht`),
  },
  fieldErrors,
  errors,
  errorPage: {
    home: 'Zur Startseite',
    code: 'Wenn das weiter geschieht, nennen Sie uns diesen Code:',
  },
  home: {
    lead: 'Melden Sie sich an, oder registrieren Sie sich.',
    leadClosed: 'Melden Sie sich an, um zu Ihrem Konto zu kommen.',
    leadSignedIn: 'In Ihrem Konto sind Ihr Profil, Ihre E-Mail-Adressen und Benachrichtigungen.',
    toAccount: 'Zu Ihrem Konto',
    welcome: 'Willkommen bei {portal}',
    leadWelcome:
      'Ihr Konto ist bereit. Ergänzen Sie Ihr Profil, und wählen Sie, welche Benachrichtigungen Sie bekommen.',
    toProfile: 'Profil ergänzen',
  },
  login: {
    title: 'Anmelden',
    submit: 'Anmelden',
    keep: (days) => (days === 1 ? 'Einen Tag angemeldet bleiben' : `${days} Tage angemeldet bleiben`),
    forgot: 'Passwort vergessen?',
    newHere: 'Neu hier? {signUp}',
    signUp: 'Registrieren',
  },
  loginLater: {
    chooseNew: 'Oder {link}.',
    chooseNewLink: 'wählen Sie ein neues Passwort',
    unsure: 'Wenn Sie das Passwort nicht sicher wissen, {link}.',
    unsureLink: 'wählen Sie ein neues',
    justSignedUp: 'Gerade registriert? Öffnen Sie zuerst unsere E-Mail. {again}',
    sendAgain: 'Noch einmal senden',
    sentAgain: 'Wenn diese Adresse noch bestätigt werden muss, ist eine neue E-Mail unterwegs.',
  },
  signedIn: {
    title: 'Sie sind angemeldet',
    as: 'Sie sind angemeldet als {name}.',
    welcomeTitle: 'Willkommen',
    welcome: 'Ihre Adresse ist bestätigt, und Sie sind als {name} angemeldet.',
    goOn: 'Weiter',
    logOut: 'Abmelden',
  },
  checkMail: {
    title: 'Sehen Sie in Ihre E-Mails',
    sent: 'Wir haben eine E-Mail an {address} geschickt. Klicken Sie darin auf die Schaltfläche oder geben Sie hier den Code ein. {wrong}',
    wrongAddress: 'Falsche Adresse?',
    open: (provider) => `${provider} öffnen`,
    newTab: '(neuer Tab)',
    code: '6-stelliger Code',
    codeHint: (minutes) =>
      `Der Code gilt ${minutes === 1 ? 'eine Minute' : `${minutes} Minuten`}. Sie können ihn einfügen.`,
    confirm: 'Bestätigen',
    noMail: 'Noch keine E-Mail?',
    again: 'Noch einmal senden',
    againIn: 'Noch einmal senden in {clock}',
    sentAgain: 'Eine neue E-Mail ist unterwegs.',
    spam: 'Suchen Sie im Spam-Ordner nach „{subject}“ von {sender}.',
    spamSubject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    elsewhere: 'Wenn Sie in einem anderen Tab oder auf dem Telefon bestätigen, geht es hier automatisch weiter.',
  },
  forgot: {
    title: 'Passwort vergessen?',
    lead: 'Nennen Sie uns Ihre E-Mail-Adresse. Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort wählen. Jede bestätigte Adresse Ihres Kontos genügt.',
    submit: 'Link senden',
    back: 'Zurück zur Anmeldung',
    sentTitle: 'Sehen Sie in Ihre E-Mails',
    sent: (minutes) =>
      `Wenn {address} hier zu einem Konto gehört, ist ein Link unterwegs. Er gilt ${minutes === 1 ? 'eine Minute' : `${minutes} Minuten`}.`,
    noMail: 'Noch keine E-Mail?',
    again: 'Noch einmal senden',
    againIn: 'Noch einmal senden in {clock}',
    sentAgain: 'Wenn es ein Konto gibt, ist noch eine E-Mail unterwegs.',
    spam: 'Suchen Sie im Spam-Ordner nach „{subject}“ von {sender}.',
    spamSubject: 'Wählen Sie ein neues Passwort',
    another: 'Oder {link}. Vielleicht ist es eine, die Sie später hinzugefügt haben.',
    tryAnother: 'versuchen Sie eine andere Adresse',
  },
  passwordRules: {
    newPassword: 'Neues Passwort',
    length: (min) => `Mindestens ${min} Zeichen`,
    personal: 'Nicht Ihr Name, Ihre Adresse oder der Name dieser Website',
    common: 'Kein Passwort, das viele benutzen',
    met: '(erfüllt)',
  },
  reset: {
    title: 'Wählen Sie ein neues Passwort',
    lead: 'Für {address}',
    current: 'Aktuelles Passwort',
    currentWhy:
      'Kürzlich wurde eine Änderung der E-Mail-Adressen rückgängig gemacht; der Zugang zu diesem Postfach beweist deshalb nicht, wer Sie sind. Auch das Passwort von vor dieser Änderung gilt.',
    currentForgot:
      'Passwort vergessen? {link}. Einige Zeit nach dem Rückgängigmachen genügt wieder einer an diese Adresse.',
    anotherAddress: 'Lassen Sie einen Link an eine andere Ihrer Adressen schicken',
    submit: 'Neues Passwort speichern',
    effect: 'Das beendet alle anderen Sitzungen und benachrichtigt alle Ihre bestätigten Adressen.',
    deadTitle: 'Dieser Link gilt nicht mehr',
    dead: 'Er wurde schon benutzt, ist zu alt oder durch einen neueren ersetzt. Haben Sie gerade ein neues Passwort gewählt, melden Sie sich damit an.',
    missingTitle: 'Öffnen Sie den Link in unserer Mail noch einmal',
    missing:
      'Diese Seite braucht den Link aus der Mail. Öffnen Sie ihn dort noch einmal, oder lassen Sie sich einen neuen schicken.',
    newLink: 'Neuen Link senden',
    back: 'Zurück zur Anmeldung',
    doneTitle: 'Ihr neues Passwort ist gespeichert',
    done: 'Alle Sitzungen sind beendet. Melden Sie sich mit {address} und dem neuen Passwort an.',
    logIn: 'Anmelden',
  },
  signUp: {
    title: 'Konto anlegen',
    submit: 'Registrieren',
    name: 'Name',
    haveAccount: 'Sie haben schon ein Konto? {logIn}',
    logIn: 'Anmelden',
    agree: 'Mit der Registrierung stimmen Sie den {terms} und dem {privacy} zu.',
    agreeTerms: 'Mit der Registrierung stimmen Sie den {terms} zu.',
    terms: 'Bedingungen',
    privacy: 'Datenschutzhinweis',
    choose: 'Wählen …',
    closedTitle: 'Zurzeit kann sich hier niemand registrieren',
    closed: 'Wenn Sie ein Konto haben sollten, bitten Sie die Betreiber dieser Website um eine Einladung.',
  },
  verify: {
    title: 'Bestätigen Sie Ihre Adresse',
    lead: 'Klicken Sie auf die Schaltfläche, um {address} für {portal} zu bestätigen.',
    leadPlain: 'Klicken Sie auf die Schaltfläche, um {address} zu bestätigen.',
    leadAdded: 'Damit kommt {address} hinzu zum Konto von {name}. Sie können sich dann damit anmelden.',
    leadAddedPlain:
      'Damit kommt {address} hinzu zu dem Konto, das darum gebeten hat. Sie können sich dann damit anmelden.',
    confirmAdded: 'Ja, diese Adresse hinzufügen zum Konto von {name}',
    confirmAddedPlain: 'Ja, diese Adresse hinzufügen zu dem Konto, das darum gebeten hat',
    submit: 'Diese Adresse bestätigen',
    notYou: 'Sie haben das nicht angefordert? Schließen Sie diese Seite; es geschieht nichts.',
    otherBrowser:
      'Mit diesem Browser haben Sie sich nicht registriert. Um {address} zu bestätigen, geben Sie das Passwort ein, das Sie gewählt haben.',
    otherBrowserNew:
      'Um {address} zu bestätigen, wählen Sie ein neues Passwort. Das aus der Registrierung gilt dann nicht mehr.',
    unknownPassword: 'Passwort vergessen? {link}',
    chooseNew: 'Ein neues wählen',
    knowPassword: 'Sie kennen das Passwort? {link}',
    enterOld: 'Eingeben',
    confirmedTitle: 'Ihre Adresse ist bestätigt',
    confirmed: 'Sie können sich jetzt mit {address} anmelden.',
    arrived: 'Sie sind angemeldet als {address}.',
    used: 'Es ist nichts mehr zu tun. Melden Sie sich an, um weiterzumachen.',
    added: 'Sie können sich jetzt auch mit {address} anmelden. Das Passwort bleibt dasselbe.',
    addedPrimary: '{address} ist jetzt Ihre Hauptadresse. Melden Sie sich damit an; das Passwort bleibt dasselbe.',
    addedInPlace:
      '{address} ist jetzt Ihre Hauptadresse, und {old} ist entfernt. Melden Sie sich mit der neuen an; das Passwort bleibt dasselbe.',
    usedAdded: 'Es ist nichts mehr zu tun. Sie können sich mit dieser Adresse anmelden.',
    supersededAdded:
      'Dieser Link wurde ersetzt. Öffnen Sie unsere neueste E-Mail und nehmen Sie den Link darin, oder senden Sie eine neue aus Ihrem Konto.',
    toAccount: 'Zu Ihrem Konto',
    deadTitle: 'Dieser Link gilt nicht mehr',
    dead: 'Vielleicht ist er zu alt. Fordern Sie eine neue E-Mail an und nehmen Sie den Link darin.',
    supersededTitle: 'Es gibt eine neuere E-Mail',
    superseded: 'Dieser Link wurde ersetzt. Öffnen Sie unsere neueste E-Mail und nehmen Sie den Link darin.',
    takenTitle: 'Diese Adresse gehört schon zu einem Konto',
    taken: 'Melden Sie sich damit an, oder wählen Sie ein neues Passwort, wenn Sie das alte nicht mehr wissen.',
    logIn: 'Anmelden',
    newLink: 'Neue E-Mail senden',
    resendTitle: 'Bestätigen Sie Ihre Adresse',
    resendLead:
      'Nennen Sie uns die Adresse, mit der Sie sich registriert haben. Wir schicken Ihnen eine neue E-Mail zur Bestätigung.',
    resend: 'Neue E-Mail senden',
    resentLead: 'Wenn {address} noch bestätigt werden muss, ist eine neue E-Mail unterwegs.',
  },
  userMenu: {
    logIn: 'Anmelden',
    signUp: 'Registrieren',
    account: 'Profil',
    emails: 'E-Mails & Benachrichtigungen',
    security: 'Sicherheit',
    logOut: 'Abmelden',
    failed: 'Das Abmelden hat nicht geklappt. Versuchen Sie es noch einmal.',
  },
};

export default de;
