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
const ICONS: Readonly<Record<string, IconComponent>> = {
  shapes: Shapes,
  ticket: Ticket,
  check: SquareCheck,
  clipboard: ClipboardCheck,
  quiz: GraduationCap,
  book: BookOpen,
  cart: ShoppingCart,
  package: Package,
  truck: Truck,
  wrench: Wrench,
  bug: Bug,
  star: Star,
  smile: Smile,
  flag: Flag,
  trophy: Trophy,
  sparkles: Sparkles,
  message: MessageCircle,
  inbox: Inbox,
  phone: Phone,
  handshake: Handshake,
  contact: Contact,
  clock: AlarmClock,
  activity: Activity,
  monitor: Monitor,
  "phone-incoming": PhoneIncoming,
  "phone-outgoing": PhoneOutgoing,
  "phone-missed": PhoneMissed,
  "person-plus": UserPlus,
  "clock-check": ClockCheck,
  funnel: Funnel,
  columns: Columns3,
  pencil: Pencil,
  wheel: Sparkles,
};

/** The icons that the form offers. */
export const ICON_CHOICES: readonly string[] = Object.keys(ICONS).slice(0, 24);

/** Returns the icon with a name; a name that nobody knows gets the general one. */
export function typeIconOf(name: string): IconComponent {
  return Object.hasOwn(ICONS, name) ? ICONS[name]! : Shapes;
}
