/* A PKCS#11 module that misbehaves as it is told. The file named by FAKE_MODULE is read anew at every call; each of
   its lines is a word and a value:

     tokens 2            how many slots hold a token (1)         serial 77       serial number of the first token
     certificate PATH    DER of the certificate (none)           authority PATH  one more certificate
     key 0               there is no private key (1)             private 1       the key is hidden before login (0)
     id 0                the certificate has no CKA_ID (1)       keytype 48      CKA_KEY_TYPE (3)
     always 1            CKA_ALWAYS_AUTHENTICATE (0)             flags 65536     more flags of CK_TOKEN_INFO (0)
     tries 2             the vendor's extension tells this       factory 1       and that the PIN is the factory's
     shortest 4          PIN lengths (6)                         mechanism 4161  the only mechanism (all)
     size 64             bytes of a signature (64)    reader NAME      of the first slot (Fake reader 0)
     fail.login 160      this call answers so                    hang.login 1    this call does not return
     crash.sign 1        this call ends the process

   Every call is written to FAKE_MODULE.log. The signature is a pattern over the data: it fits no key. PIN: 123456. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef unsigned long UL;
typedef unsigned char BYTE;
typedef struct { BYTE major, minor; } VERSION;
typedef struct { UL mechanism; void *parameter; UL length; } MECHANISM;
typedef struct { UL type; void *value; UL length; } ATTRIBUTE;
typedef struct { void *calls[4]; UL flags; void *reserved; } ARGUMENTS;
typedef struct { VERSION version; BYTE maker[32]; UL flags; BYTE title[32]; VERSION library; } INFO;
typedef struct { BYTE description[64], maker[32]; UL flags; VERSION hardware, firmware; } SLOT_INFO;
typedef struct { BYTE label[32], maker[32], model[16], serial[16]; UL flags, numbers[10]; } TOKEN_INFO;
typedef struct { UL size, numbers[13]; BYTE serial[8]; UL memory[2]; BYTE atr[64]; UL rest[2]; } EXTENDED;
typedef struct { VERSION version; void *calls[68]; } LIST;

enum { CERTIFICATE = 11, AUTHORITY = 12, KEY = 13 };

static int logged_in, signing, may_sign, found_class, calls_now;
static UL token_of_session;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int setting(const char *word, char *value, size_t room) {
  const char *path = getenv("FAKE_MODULE");
  FILE *file = path ? fopen(path, "r") : NULL;
  char line[600];
  int found = 0;
  while (file && fgets(line, sizeof line, file)) {
    size_t length = strlen(word);
    if (strncmp(line, word, length) || line[length] != ' ') continue;
    line[strcspn(line, "\n")] = 0;
    snprintf(value, room, "%s", line + length + 1);
    found = 1;
  }
  if (file) fclose(file);
  return found;
}

static UL number(const char *word, UL otherwise) {
  char value[40];
  return setting(word, value, sizeof value) ? strtoul(value, NULL, 0) : otherwise;
}

static UL told(const char *kind, const char *call) {
  char word[60];
  snprintf(word, sizeof word, "%s.%s", kind, call);
  return number(word, 0);
}

static void note(const char *what) {
  char path[600];
  snprintf(path, sizeof path, "%s.log", getenv("FAKE_MODULE"));
  FILE *file = fopen(path, "a");
  if (!file) return;
  fprintf(file, "%s\n", what);
  fclose(file);
}

/* Every call begins here: is it alone, shall it fail, hang, crash? */
static UL begin(const char *call) {
  pthread_mutex_lock(&lock);
  if (++calls_now > 1) note("two calls at once");
  pthread_mutex_unlock(&lock);
  note(call);
  if (told("crash", call)) abort();
  while (told("hang", call)) usleep(10000);
  return told("fail", call);
}

static UL end(UL code) {
  pthread_mutex_lock(&lock);
  calls_now--;
  pthread_mutex_unlock(&lock);
  return code;
}

#define CALL(name) { UL code = begin(name); if (code) return end(code); }
#define ON_TOKEN(name) CALL(name) if (token_of_session >= number("tokens", 1)) return end(0x32);

static void text(BYTE *into, size_t room, const char *what) {
  memset(into, ' ', room);
  memcpy(into, what, strlen(what) < room ? strlen(what) : room);
}

static UL not_supported(void) { return 0x54; }

static UL initialize(ARGUMENTS *arguments) {
  CALL("initialize")
  return end(arguments && arguments->flags == 2 && !arguments->calls[0] && !arguments->reserved ? 0 : 7);
}

static UL info(INFO *into) {
  CALL("info")
  memset(into, 0, sizeof *into);
  text(into->maker, 32, "Fake maker");
  into->library = (VERSION){ 4, 2 };
  return end(0);
}

static UL slots(BYTE present, UL *list, UL *count) {
  CALL("slots")
  UL tokens = number("tokens", 1);
  if (list && *count < tokens) return end(0x150);
  for (UL slot = 0; list && slot < tokens; slot++) list[slot] = slot;
  *count = tokens;
  return end(present ? 0 : 7);
}

static UL slot_info(UL slot, SLOT_INFO *into) {
  CALL("slot")
  char name[64];
  if (slot > 0 || !setting("reader", name, sizeof name)) snprintf(name, sizeof name, "Fake reader %lu", slot);
  memset(into, 0, sizeof *into);
  text(into->description, 64, name);
  return end(0);
}

static UL token_info(UL slot, TOKEN_INFO *into) {
  CALL("token")
  if (slot >= number("tokens", 1)) return end(0xe0);
  char serial[40] = "1000";
  setting("serial", serial, sizeof serial);
  memset(into, 0, sizeof *into);
  text(into->label, 32, slot ? "Second" : "First");
  text(into->maker, 32, "Fake maker");
  text(into->model, 16, "Fake token");
  text(into->serial, 16, slot ? "2000" : serial);
  into->flags = 0x40d | number("flags", 0);
  into->numbers[4] = 32;
  into->numbers[5] = number("shortest", 6);
  return end(0);
}

static UL token_extended(UL slot, EXTENDED *into) {
  CALL("extended")
  (void)slot;
  if (into->size < sizeof *into) return end(7);
  UL size = into->size;
  memset(into, 0, sizeof *into);
  into->size = size;
  into->numbers[4] = number("factory", 0) ? 3 : 11;
  into->numbers[7] = 32;
  into->numbers[8] = number("shortest", 6);
  into->numbers[11] = 10;
  into->numbers[12] = number("tries", 10);
  return end(0);
}

static UL mechanisms(UL slot, UL *list, UL *count) {
  CALL("mechanisms")
  (void)slot;
  const UL all[] = { 0x1, 0x1041, 0x1201, 0xd4321006 };
  UL only = number("mechanism", 0);
  *count = only ? 1 : 4;
  for (UL place = 0; list && place < *count; place++) list[place] = only ? only : all[place];
  return end(0);
}

static UL open_session(UL slot, UL flags, void *application, void *notify, UL *session) {
  CALL("openSession")
  (void)application, (void)notify;
  if (slot >= number("tokens", 1)) return end(0xe0);
  token_of_session = slot;
  *session = (UL)-7; /* a handle may have all its bits set */
  return end(flags == 4 ? 0 : 7);
}

static UL close_session(UL session) {
  CALL("closeSession")
  (void)session;
  logged_in = signing = 0;
  return end(0);
}

static UL login(UL session, UL user, BYTE *pin, UL length) {
  ON_TOKEN("login")
  (void)session;
  if (user == 2 && !signing) return end(0x91);
  if (user == 1 && logged_in) return end(0x100);
  int is_right = pin ? length == 6 && !memcmp(pin, "123456", 6) : (number("flags", 0) & 0x100) != 0;
  if (!is_right) return end(0xa0);
  if (user == 1) logged_in = 1;
  may_sign = user == 2;
  return end(0);
}

static UL logout(UL session) {
  CALL("logout")
  (void)session;
  logged_in = 0;
  return end(0);
}

static UL find_init(UL session, ATTRIBUTE *template, UL count) {
  ON_TOKEN("findInit")
  (void)session;
  found_class = count == 1 && template->type == 0 ? (int)*(UL *)template->value : 0;
  return end(0);
}

static UL find(UL session, UL *objects, UL room, UL *count) {
  ON_TOKEN("find")
  (void)session, (void)room;
  char path[600];
  *count = 0;
  if (found_class == 1 && setting("certificate", path, sizeof path)) objects[(*count)++] = CERTIFICATE;
  if (found_class == 1 && setting("authority", path, sizeof path)) objects[(*count)++] = AUTHORITY;
  if (found_class == 3 && number("key", 1) && (logged_in || !number("private", 0))) objects[(*count)++] = KEY;
  found_class = 0;
  return end(0);
}

static UL find_final(UL session) { (void)session; CALL("findFinal") return end(0); }

/* The value of an attribute, or -1 where the object has none. */
static long value_of(UL object, UL type, BYTE *into, size_t room) {
  UL value = type == 0x100 ? number("keytype", 3) : 1;
  if (type == 0x102) { *into = 1; return number("id", 1) || object == KEY ? 1 : 0; }
  if (object == KEY && type == 0x100) { memcpy(into, &value, sizeof value); return sizeof value; }
  if (object == KEY && type == 0x202) { *into = (BYTE)number("always", 0); return 1; }
  if (object == KEY || type != 0x11) return -1;
  char path[600];
  setting(object == CERTIFICATE ? "certificate" : "authority", path, sizeof path);
  FILE *file = fopen(path, "rb");
  if (!file) return -1;
  long length = (long)fread(into, 1, room, file);
  fclose(file);
  return length;
}

static UL attributes(UL session, UL object, ATTRIBUTE *rows, UL count) {
  ON_TOKEN("attributes")
  (void)session;
  UL code = 0;
  for (UL row = 0; row < count; row++) {
    static BYTE value[65536];
    long length = value_of(object, rows[row].type, value, sizeof value);
    if (length < 0) { rows[row].length = (UL)-1; code = 0x12; continue; }
    if (rows[row].value && rows[row].length < (UL)length) { rows[row].length = (UL)-1; code = 0x150; continue; }
    if (rows[row].value) memcpy(rows[row].value, value, (size_t)length);
    rows[row].length = (UL)length;
  }
  return end(code);
}

static UL sign_init(UL session, MECHANISM *mechanism, UL key) {
  ON_TOKEN("signInit")
  if (session != (UL)-7 || key != KEY) return end(0x82);
  if (!logged_in) return end(0x101);
  if (mechanism->parameter || mechanism->length) return end(0x71);
  signing = 1;
  may_sign = !number("always", 0);
  return end(0);
}

static UL sign(UL session, BYTE *data, UL length, BYTE *signature, UL *room) {
  ON_TOKEN("sign")
  (void)session;
  if (!signing) return end(0x91);
  signing = 0;
  if (!may_sign) return end(0x101);
  UL size = number("size", 64);
  if (*room < size) return end(0x150);
  for (UL place = 0; place < size; place++) signature[place] = data[place % length];
  *room = size;
  return end(0);
}

static LIST functions, extended;

__attribute__((visibility("default"))) UL C_GetFunctionList(LIST **out) {
  functions.version = (VERSION){ 2, 40 };
  for (int place = 0; place < 68; place++) functions.calls[place] = (void *)not_supported;
  void *known[44] = { [0] = initialize, [2] = info, [4] = slots, [5] = slot_info, [6] = token_info, [7] = mechanisms,
    [12] = open_session, [13] = close_session, [18] = login, [19] = logout, [24] = attributes, [26] = find_init,
    [27] = find, [28] = find_final, [42] = sign_init, [43] = sign };
  for (int place = 0; place < 44; place++) if (known[place]) functions.calls[place] = known[place];
  *out = &functions;
  return told("crash", "list") ? (abort(), 5) : 0;
}

__attribute__((visibility("default"))) UL C_EX_GetFunctionListExtended(LIST **out) {
  char value[40];
  if (!setting("tries", value, sizeof value)) return 0x54;
  extended.calls[2] = (void *)token_extended;
  *out = &extended;
  return 0;
}
