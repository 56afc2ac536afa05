"""Which language a person clearly writes in, so that the switch can be offered once. Mixed texts are nobody's hint."""

from typing import Literal

from bot.language.lexicon.tokens import plain, word_set, word_texts

_MALAY = word_set(
    "saya sy aku kami kita awak anda dia mereka yang yg tak tidak bukan dah sudah belum boleh nak mahu kena "
    "dengan dgn untuk utk dari kepada pada di kat ke dan atau tapi kalau sebab kerana macam mana bagaimana bila "
    "berapa apa siapa kenapa mengapa ada tiada takde lagi juga sahaja je saja itu ini tu ni kerja keje masa "
    "semasa lepas sebelum jatuh gaji majikan bayar dapat dpt tolong terima kasih hari bulan tahun suami isteri "
    "anak ayah mak meninggal sakit rumah jalan pergi balik faham cakap tarikh akhir duit bantuan kemalangan kilang "
    "tuntut tuntutan borang semalam minggu dapat ambil buat suruh brp mcm camne sape ape"
)
_ENGLISH = word_set(
    "i i'm my me you your he she we they the a an is are was were am do does did don't can't cannot could would "
    "should will have has had been not and or but because from with without for to of on at in into by when where "
    "what who why how much many this that there after before while during about get got lost work worked job boss "
    "pay paid please help want need husband passed away wife father mother died hurt injured accident sick money "
    "day days month months year years understand speak"
)
_LEAST, _AHEAD = 3, 5


def clearly(text: str) -> Literal["ms", "en"] | None:
    """The language of a text of some words that holds almost none of the other's; None when that is not clear."""
    return _ahead(text, _AHEAD)


def mostly(text: str) -> Literal["ms", "en"] | None:
    """The language a text is more in, mixed or not: the one to answer in where the person has not chosen yet."""
    return _ahead(text, 2)


def _ahead(text: str, times: int) -> Literal["ms", "en"] | None:
    """The language with some words of its own, and so many times those of the other."""
    words = word_texts(plain(text))
    malay = sum(word in _MALAY for word in words)
    english = sum(word in _ENGLISH for word in words)
    if malay >= max(_LEAST, times * english):
        return "ms"
    if english >= max(_LEAST, times * malay):
        return "en"
    return None
