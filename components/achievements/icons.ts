// The icons of achievements are in a module of their own, so that they load together with their
// window.
import Archive from "@lucide/icons/icons/archive";
import Award from "@lucide/icons/icons/award";
import Brush from "@lucide/icons/icons/brush";
import CalendarCheck from "@lucide/icons/icons/calendar-check";
import CalendarDays from "@lucide/icons/icons/calendar-days";
import ChartColumnIncreasing from "@lucide/icons/icons/chart-column-increasing";
import CircleCheck from "@lucide/icons/icons/circle-check";
import ClockCheck from "@lucide/icons/icons/clock-check";
import Coffee from "@lucide/icons/icons/coffee";
import Contact from "@lucide/icons/icons/contact";
import Crosshair from "@lucide/icons/icons/crosshair";
import Crown from "@lucide/icons/icons/crown";
import Ear from "@lucide/icons/icons/ear";
import Feather from "@lucide/icons/icons/feather";
import FerrisWheel from "@lucide/icons/icons/ferris-wheel";
import Flag from "@lucide/icons/icons/flag";
import Flame from "@lucide/icons/icons/flame";
import FlameKindling from "@lucide/icons/icons/flame-kindling";
import Footprints from "@lucide/icons/icons/footprints";
import Funnel from "@lucide/icons/icons/funnel";
import Gem from "@lucide/icons/icons/gem";
import HandHeart from "@lucide/icons/icons/hand-heart";
import Handshake from "@lucide/icons/icons/handshake";
import Headset from "@lucide/icons/icons/headset";
import Heart from "@lucide/icons/icons/heart";
import HeartHandshake from "@lucide/icons/icons/heart-handshake";
import Hourglass from "@lucide/icons/icons/hourglass";
import IdCard from "@lucide/icons/icons/id-card";
import Lightbulb from "@lucide/icons/icons/lightbulb";
import ListChecks from "@lucide/icons/icons/list-checks";
import Medal from "@lucide/icons/icons/medal";
import MessageCircle from "@lucide/icons/icons/message-circle";
import MessageCircleHeart from "@lucide/icons/icons/message-circle-heart";
import MessageCircleMore from "@lucide/icons/icons/message-circle-more";
import Mic from "@lucide/icons/icons/mic";
import MicVocal from "@lucide/icons/icons/mic-vocal";
import Mountain from "@lucide/icons/icons/mountain";
import NotebookTabs from "@lucide/icons/icons/notebook-tabs";
import Phone from "@lucide/icons/icons/phone";
import PhoneCall from "@lucide/icons/icons/phone-call";
import PhoneIncoming from "@lucide/icons/icons/phone-incoming";
import PhoneOutgoing from "@lucide/icons/icons/phone-outgoing";
import Rocket from "@lucide/icons/icons/rocket";
import Shield from "@lucide/icons/icons/shield";
import Sparkles from "@lucide/icons/icons/sparkles";
import Star from "@lucide/icons/icons/star";
import Sun from "@lucide/icons/icons/sun";
import Sunrise from "@lucide/icons/icons/sunrise";
import Swords from "@lucide/icons/icons/swords";
import Target from "@lucide/icons/icons/target";
import Timer from "@lucide/icons/icons/timer";
import TreeDeciduous from "@lucide/icons/icons/tree-deciduous";
import Trophy from "@lucide/icons/icons/trophy";
import UserPlus from "@lucide/icons/icons/user-plus";
import Users from "@lucide/icons/icons/users";
import Zap from "@lucide/icons/icons/zap";
import { icon, type IconComponent } from "@/components/shared/icon.tsx";

const ICONS: Readonly<Record<string, IconComponent>> = {
  "archive": Archive,
  "award": Award,
  "brush": Brush,
  "calendar-check": CalendarCheck,
  "calendar-days": CalendarDays,
  "chart-column-increasing": ChartColumnIncreasing,
  "circle-check": CircleCheck,
  "clock-check": ClockCheck,
  "coffee": Coffee,
  "contact": Contact,
  "crosshair": Crosshair,
  "crown": Crown,
  "ear": Ear,
  "feather": Feather,
  "ferris-wheel": FerrisWheel,
  "flag": Flag,
  "flame": Flame,
  "flame-kindling": FlameKindling,
  "footprints": Footprints,
  "funnel": Funnel,
  "gem": Gem,
  "hand-heart": HandHeart,
  "handshake": Handshake,
  "headset": Headset,
  "heart": Heart,
  "heart-handshake": HeartHandshake,
  "hourglass": Hourglass,
  "id-card": IdCard,
  "lightbulb": Lightbulb,
  "list-checks": ListChecks,
  "medal": Medal,
  "message-circle": MessageCircle,
  "message-circle-heart": MessageCircleHeart,
  "message-circle-more": MessageCircleMore,
  "mic": Mic,
  "mic-vocal": MicVocal,
  "mountain": Mountain,
  "notebook-tabs": NotebookTabs,
  "phone": Phone,
  "phone-call": PhoneCall,
  "phone-incoming": PhoneIncoming,
  "phone-outgoing": PhoneOutgoing,
  "rocket": Rocket,
  "shield": Shield,
  "sparkles": Sparkles,
  "star": Star,
  "sun": Sun,
  "sunrise": Sunrise,
  "swords": Swords,
  "target": Target,
  "timer": Timer,
  "tree-deciduous": TreeDeciduous,
  "trophy": Trophy,
  "user-plus": UserPlus,
  "users": Users,
  "zap": Zap,
};

/** Returns the icon of an achievement, or a medal for an unknown name. */
export function iconOf(name: string): IconComponent {
  return Object.hasOwn(ICONS, name) ? ICONS[name]! : Award;
}

/** The names of all icons, for the form that chooses one. */
export const ICON_NAMES: readonly string[] = Object.keys(ICONS);
