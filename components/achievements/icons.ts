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

const FALLBACK = icon(Award);

const ICONS: Readonly<Record<string, IconComponent>> = {
  "archive": icon(Archive),
  "award": FALLBACK,
  "brush": icon(Brush),
  "calendar-check": icon(CalendarCheck),
  "calendar-days": icon(CalendarDays),
  "chart-column-increasing": icon(ChartColumnIncreasing),
  "circle-check": icon(CircleCheck),
  "clock-check": icon(ClockCheck),
  "coffee": icon(Coffee),
  "contact": icon(Contact),
  "crosshair": icon(Crosshair),
  "crown": icon(Crown),
  "ear": icon(Ear),
  "feather": icon(Feather),
  "ferris-wheel": icon(FerrisWheel),
  "flag": icon(Flag),
  "flame": icon(Flame),
  "flame-kindling": icon(FlameKindling),
  "footprints": icon(Footprints),
  "funnel": icon(Funnel),
  "gem": icon(Gem),
  "hand-heart": icon(HandHeart),
  "handshake": icon(Handshake),
  "headset": icon(Headset),
  "heart": icon(Heart),
  "heart-handshake": icon(HeartHandshake),
  "hourglass": icon(Hourglass),
  "id-card": icon(IdCard),
  "lightbulb": icon(Lightbulb),
  "list-checks": icon(ListChecks),
  "medal": icon(Medal),
  "message-circle": icon(MessageCircle),
  "message-circle-heart": icon(MessageCircleHeart),
  "message-circle-more": icon(MessageCircleMore),
  "mic": icon(Mic),
  "mic-vocal": icon(MicVocal),
  "mountain": icon(Mountain),
  "notebook-tabs": icon(NotebookTabs),
  "phone": icon(Phone),
  "phone-call": icon(PhoneCall),
  "phone-incoming": icon(PhoneIncoming),
  "phone-outgoing": icon(PhoneOutgoing),
  "rocket": icon(Rocket),
  "shield": icon(Shield),
  "sparkles": icon(Sparkles),
  "star": icon(Star),
  "sun": icon(Sun),
  "sunrise": icon(Sunrise),
  "swords": icon(Swords),
  "target": icon(Target),
  "timer": icon(Timer),
  "tree-deciduous": icon(TreeDeciduous),
  "trophy": icon(Trophy),
  "user-plus": icon(UserPlus),
  "users": icon(Users),
  "zap": icon(Zap),
};

/** Returns the icon of an achievement, or a medal for an unknown name. */
export function iconOf(name: string): IconComponent {
  return Object.hasOwn(ICONS, name) ? ICONS[name]! : FALLBACK;
}

/** The names of all icons, for the form that chooses one. */
export const ICON_NAMES: readonly string[] = Object.keys(ICONS);
