// The icons of event types are in a module of their own, so that only their pages load them.
import Activity from "@lucide/icons/icons/activity";
import AlarmClock from "@lucide/icons/icons/alarm-clock";
import BookOpen from "@lucide/icons/icons/book-open";
import Bug from "@lucide/icons/icons/bug";
import ClipboardCheck from "@lucide/icons/icons/clipboard-check";
import ClockCheck from "@lucide/icons/icons/clock-check";
import Columns3 from "@lucide/icons/icons/columns-3";
import Contact from "@lucide/icons/icons/contact";
import Flag from "@lucide/icons/icons/flag";
import Funnel from "@lucide/icons/icons/funnel";
import GraduationCap from "@lucide/icons/icons/graduation-cap";
import Handshake from "@lucide/icons/icons/handshake";
import Inbox from "@lucide/icons/icons/inbox";
import MessageCircle from "@lucide/icons/icons/message-circle";
import Monitor from "@lucide/icons/icons/monitor";
import Package from "@lucide/icons/icons/package";
import Pencil from "@lucide/icons/icons/pencil";
import Phone from "@lucide/icons/icons/phone";
import PhoneIncoming from "@lucide/icons/icons/phone-incoming";
import PhoneMissed from "@lucide/icons/icons/phone-missed";
import PhoneOutgoing from "@lucide/icons/icons/phone-outgoing";
import Shapes from "@lucide/icons/icons/shapes";
import ShoppingCart from "@lucide/icons/icons/shopping-cart";
import Smile from "@lucide/icons/icons/face-slightly-smiling";
import Sparkles from "@lucide/icons/icons/sparkles";
import SquareCheck from "@lucide/icons/icons/square-check";
import Star from "@lucide/icons/icons/star";
import Ticket from "@lucide/icons/icons/ticket";
import Trophy from "@lucide/icons/icons/trophy";
import Truck from "@lucide/icons/icons/truck";
import UserPlus from "@lucide/icons/icons/user-plus";
import Wrench from "@lucide/icons/icons/wrench";
import { icon, type IconComponent } from "@/components/shared/icon.tsx";

/** The icons by the names that definitions hold. */
const FALLBACK = icon(Shapes);

const ICONS: Readonly<Record<string, IconComponent>> = {
  shapes: icon(Shapes),
  ticket: icon(Ticket),
  check: icon(SquareCheck),
  clipboard: icon(ClipboardCheck),
  quiz: icon(GraduationCap),
  book: icon(BookOpen),
  cart: icon(ShoppingCart),
  package: icon(Package),
  truck: icon(Truck),
  wrench: icon(Wrench),
  bug: icon(Bug),
  star: icon(Star),
  smile: icon(Smile),
  flag: icon(Flag),
  trophy: icon(Trophy),
  sparkles: icon(Sparkles),
  message: icon(MessageCircle),
  inbox: icon(Inbox),
  phone: icon(Phone),
  handshake: icon(Handshake),
  contact: icon(Contact),
  clock: icon(AlarmClock),
  activity: icon(Activity),
  monitor: icon(Monitor),
  "phone-incoming": icon(PhoneIncoming),
  "phone-outgoing": icon(PhoneOutgoing),
  "phone-missed": icon(PhoneMissed),
  "person-plus": icon(UserPlus),
  "clock-check": icon(ClockCheck),
  funnel: icon(Funnel),
  columns: icon(Columns3),
  pencil: icon(Pencil),
  wheel: icon(Sparkles),
};

/** The icons that the form offers. */
export const ICON_CHOICES: readonly string[] = Object.keys(ICONS).slice(0, 24);

/** Returns the icon with a name; a name that nobody knows gets the general one. */
export function typeIconOf(name: string): IconComponent {
  return Object.hasOwn(ICONS, name) ? ICONS[name]! : FALLBACK;
}
