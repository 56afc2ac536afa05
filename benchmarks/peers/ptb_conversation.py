"""The six questions as python-telegram-bot shows it: a ConversationHandler kept by PicklePersistence."""

import os
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

from benchmarks.peers import words

Context = ContextTypes.DEFAULT_TYPE


def _markup(number: int) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in words.rows(number)]
    )


async def start(update: Update, context: Context) -> int:
    context.user_data["answers"] = []
    await update.message.reply_text(words.question(1, None), reply_markup=_markup(1))
    return 1


async def tapped(update: Update, context: Context) -> int:
    query = update.callback_query
    await query.answer()
    number, answer = query.data.split(":")[1:]
    context.user_data["answers"].append(answer)
    following = int(number) + 1
    await query.edit_message_text(words.question(following, answer), reply_markup=_markup(following))
    return following


def typed(number: int) -> Any:
    async def take(update: Update, context: Context) -> int:
        answer = words.number_in(update.message.text)
        if answer is None:
            await update.message.reply_text(words.question(number, None), reply_markup=_markup(number))
            return number
        answers = context.user_data["answers"]
        answers.append(f"{answer} days")
        if number == 6:
            await update.message.reply_text(words.end(answers))
            return ConversationHandler.END
        await update.message.reply_text(words.question(number + 1, answers[-1]), reply_markup=_markup(number + 1))
        return number + 1

    return take


def main() -> None:
    root = os.environ["TELEGRAM_API_BASE_URL"]
    application = (
        Application.builder()
        .token(os.environ["TELEGRAM_BOT_TOKEN"])
        .base_url(f"{root}/bot")
        .persistence(PicklePersistence("conversations.pickle"))
        .build()
    )
    states: dict[int, Any] = {number: [CallbackQueryHandler(tapped, pattern="^o:")] for number in (1, 2)}
    for number in (3, 4, 5, 6):
        states[number] = [MessageHandler(filters.TEXT & ~filters.COMMAND, typed(number))]
    application.add_handler(
        ConversationHandler(
            entry_points=[CommandHandler("start", start)],
            states=states,
            fallbacks=[CommandHandler("start", start)],
            name="six",
            persistent=True,
        )
    )
    application.run_polling()


if __name__ == "__main__":
    main()
