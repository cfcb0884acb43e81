// Names of people on their own machine: the folder they work in, and Java's user.name.

/** @import { Pseudonyms } from "./pseudonyms.js" */
import { isPseudonym } from "./pseudonyms.js";

const FOLDER = /((?:^|[\s"'=:(,;\w[])[\\/]{1,4}(?:Users|home|Documents and Settings|Benutzer|Utilisateurs|Usuarios)[\\/]{1,4})([^\\/:"'<>|\r\n*?,;=+[\]#$]{1,64}(?=[\\/]|(?<![\s=-])>)|[^\\/\s:"'<>|;,)\]*?#$]{1,64})/gim;
/** What a system says of itself, as in the environment of a crash report. */
const SAID = /(^[^\S\n]{0,24}(?:export |set |- )?["']?(?:(?:USERNAME|USER|LOGNAME|SUDO_USER)=|USERPROFILE=[A-Z]:[\\/]Users[\\/]))([^\s"'\\/=:$][^\r\n"'\\/=:$]{0,63})(?=["']?,?\r?$)/gm;
/** In front of a command, as a Linux shell writes it: steve@vps:~/server$ */
const PROMPT = /(^\[?)([a-z_][\w-]{0,31})(?=@[\w-]{1,63}[: ][~/][^\n#$%]{0,200}[#$%] )/gm;
/** Where a desktop mounts what somebody plugs in. */
const MOUNTED = /((?:^|[\s"'=:(,;[])\/(?:run\/media\/|media\/(?!(?:data|disk|hdd|ssd|usb|nas|raid|storage|backup|images?|cdrom|sd[a-z]|nvme)[\w-]{0,20}\/)))([\w.-]{1,64})(?=\/)/gm;
const USER = /((?<![\w.])(?:-D)?user\.name["']?[^\S\n]{0,8}[=:][^\S\n]{0,8}["']?)([^\s"',;)\]}]{1,64}(?:[^\S\r\n][^\s"',;)\]}=-]{1,64}){0,3}(?=["',;)\]}\r\n]|$)|[^\s"',;)\]}]{1,64})/gim;
const NOBODY = /^(?:container|public|default|all users|minecraft|user|runner|jre|jdk|profiles|root|server|\d{1,5}|\$\{.*|\?)$/i;

/** Is it a name that nobody is known by? A number is one, but not as a folder of Windows. @param {string} head @param {string} name */
const isNobody = (head, name) => NOBODY.test(name) && !(/^\d/.test(name) && /^:|\\/.test(head));

/** @param {string} text @param {Pseudonyms} names @returns {string} */
export const hideUsers = (text, names) =>
  [SAID, PROMPT, MOUNTED, FOLDER, USER].reduce((made, place) => made.replace(place, (all, head, name) => (isPseudonym(name) || isNobody(head, name) ? all : head + names.of("user", name))), text);
