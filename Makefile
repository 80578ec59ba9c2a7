# Thin: every verb is one call of bootstrap.py, which also works without make (python bootstrap.py <verb>).
# The words behind ## are the lines of `make help`.

PYTHON ?= python3
.DEFAULT_GOAL := help
.PHONY: help setup new-round forms check clarify voices visits findings papers follow-up reports verify status lab test test-e2e bench lint lock clean demo-data

quote = '$(subst ','\'',$(1))'
BOOTSTRAP = $(PYTHON) bootstrap.py $@
options = $(foreach key,$(1),$(if $($(key)),$(call quote,$(key)=$($(key)))))

help: ## Xem danh sách các việc
	@$(BOOTSTRAP)

setup: ## Chuẩn bị môi trường (các việc khác tự làm khi cần)
	@$(BOOTSTRAP)

forms: ## Lập biểu mẫu Excel gửi các đơn vị, thu hẹp bằng ROUND=, UNITS=
	@$(BOOTSTRAP) $(call options,ROUND UNITS) $(ARGS)

check: ## Kiểm tra biểu mẫu các đơn vị đã gửi, nêu mọi điểm cần sửa đến từng ô; thu hẹp bằng ROUND=, UNITS=, JOBS=
	@$(BOOTSTRAP) $(call options,ROUND UNITS JOBS) $(ARGS)

reports: ## Lập báo cáo của mọi đợt có số liệu, hoặc thu hẹp bằng ROUND=, UNITS=, JOBS=, FORMATS=, FORCE=1
	@$(BOOTSTRAP) $(call options,ROUND UNITS JOBS FORMATS FORCE CLUSTER) $(ARGS)

verify: ## Kiểm tra tệp đã lập: lập lại ở thư mục tạm rồi so từng tệp; thu hẹp bằng ROUND=, UNITS=, FOLDER=, JOBS=
	@$(BOOTSTRAP) $(call options,ROUND UNITS FOLDER JOBS) $(ARGS)

clarify: ## Lập, cập nhật sổ nội dung đề nghị làm rõ và phiếu câu hỏi: ROUND=, thu hẹp bằng UNITS=
	@$(BOOTSTRAP) $(call options,ROUND UNITS) $(ARGS)

voices: ## Lập sổ ý kiến thành viên, chuyên gia, sổ góp ý của đơn vị và bản tổng hợp từ sổ đã ghi: ROUND=
	@$(BOOTSTRAP) $(call options,ROUND) $(ARGS)

visits: ## Tạo phiếu ghi nhận tại đơn vị, lập biên bản từ phiếu đã điền: ROUND=, thu hẹp bằng UNITS=
	@$(BOOTSTRAP) $(call options,ROUND UNITS) $(ARGS)

findings: ## Tạo, cập nhật và kiểm tra sổ kết luận của các đơn vị: ROUND=, thu hẹp bằng UNITS=
	@$(BOOTSTRAP) $(call options,ROUND UNITS) $(ARGS)

papers: ## Lập phiếu tóm tắt, phiếu trình và văn bản từ sổ kết luận (thông báo kết luận, dự thảo nghị quyết): ROUND=, thu hẹp bằng UNITS=
	@$(BOOTSTRAP) $(call options,ROUND UNITS) $(ARGS)

follow-up: ## Lập sổ theo dõi thực hiện kiến nghị của mọi đợt, phiếu gửi từng đơn vị: TODAY= (ngày tính hạn), UNITS=
	@$(BOOTSTRAP) $(call options,TODAY UNITS) $(ARGS)

status: ## Cho biết từng đơn vị đang ở bước nào, việc cần làm tiếp; ghi lịch và nhật ký của đợt: ROUND=, TODAY=
	@$(BOOTSTRAP) $(call options,ROUND TODAY) $(ARGS)

new-round: ## Mở đợt mới từ đợt trước, không ghi đè: ROUND=mã-mới FROM=mã-đợt-trước, TODAY=
	@$(BOOTSTRAP) $(call options,ROUND FROM TODAY) $(ARGS)

lab: ## Mở JupyterLab để soạn phần thuyết minh
	@$(BOOTSTRAP) $(ARGS)

demo-data: ## Tạo lại số liệu minh họa của đợt mau-2024
	@$(BOOTSTRAP) $(ARGS)

test: ## Kiểm thử nhanh
	@$(BOOTSTRAP) $(ARGS)

test-e2e: ## Kiểm thử từ đầu đến cuối: lập báo cáo thật, tạo môi trường thật
	@$(BOOTSTRAP) $(ARGS)

bench: ## Đo tốc độ lập báo cáo, cần khoảng nửa giờ (UNITS_SAMPLE=3: đo nhanh; ARGS=--write: ghi vào docs/performance.md)
	@$(BOOTSTRAP) $(ARGS)

lint: ## Kiểm tra cách viết mã, kiểu dữ liệu và thứ tự các tầng
	@$(BOOTSTRAP)

lock: ## Ghi lại tệp khóa thư viện sau khi sửa pyproject.toml (ARGS=--upgrade: lấy bản mới nhất)
	@$(BOOTSTRAP) $(ARGS)

clean: ## Xóa tệp tạm; giữ báo cáo đã lập và môi trường
	@$(BOOTSTRAP)
